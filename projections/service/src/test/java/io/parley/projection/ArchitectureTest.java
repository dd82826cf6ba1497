package io.parley.projection;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Reducer;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(packages = "io.parley.projection", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] WHAT_IS_WRITTEN = {
        "io.parley.projection.account..",
        "io.parley.projection.conversation..",
        "io.parley.projection.friendship..",
        "io.parley.projection.inbox.."
    };

    @ArchTest
    static final ArchRule whatIsWrittenIsAFunctionOfTheLog = noClasses()
            .that()
            .resideInAnyPackage(WHAT_IS_WRITTEN)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class);

    @ArchTest
    static final ArchRule projectionsOnlySayWhatToWrite = noClasses()
            .that()
            .implement(Projection.class)
            .or()
            .implement(Reducer.class)
            .should()
            .callMethodWhere(describe(
                    "MongoDB is called outside of createIndexes",
                    call -> call.getTargetOwner().getPackageName().startsWith("com.mongodb.client")
                            && !call.getOrigin().getName().equals("createIndexes")));

    @ArchTest
    static final ArchRule theKitKnowsNoFeature = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.parley.projection.kit..", "io.parley.projection.log..", "io.parley.projection.processing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WHAT_IS_WRITTEN);
}
