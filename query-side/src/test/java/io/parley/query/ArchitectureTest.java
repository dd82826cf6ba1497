package io.parley.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.parley.api.wire.Actor;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.parley.query", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule knowsTheContractsAndNoSibling = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.parley.command..", "io.parley.connector..", "io.parley.projection..");

    private static final Set<String> READS = Set.of("find", "findById", "findOne", "stream");

    @ArchTest
    static final ArchRule writesNothingToMongoDb = noClasses()
            .should()
            .callMethodWhere(new DescribedPredicate<JavaCall<?>>("it is no read of a collection") {
                @Override
                public boolean test(JavaCall<?> call) {
                    return call.getTargetOwner().isAssignableTo(MongoOperations.class)
                            && !READS.contains(call.getName());
                }
            });

    @ArchTest
    static final ArchRule everyQuestionIsAskedBySomebody = methods()
            .that()
            .areAnnotatedWith(GetMapping.class)
            .or()
            .areAnnotatedWith(PostMapping.class)
            .should(new com.tngtech.archunit.lang.ArchCondition<>("take the actor from the token") {
                @Override
                public void check(
                        com.tngtech.archunit.core.domain.JavaMethod method,
                        com.tngtech.archunit.lang.ConditionEvents events) {
                    var takes =
                            method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Actor.class));
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(method, takes, method.getFullName()));
                }
            });

    /// Whoever asks on a path that isn't listed is nobody, and isn't turned down.
    @ArchTest
    static final ArchRule everyPathIsListed = methods()
            .that()
            .areAnnotatedWith(GetMapping.class)
            .or()
            .areAnnotatedWith(PostMapping.class)
            .should(new com.tngtech.archunit.lang.ArchCondition<>("have a path that QuerySecurity lists") {
                @Override
                public void check(
                        com.tngtech.archunit.core.domain.JavaMethod method,
                        com.tngtech.archunit.lang.ConditionEvents events) {
                    var paths = method.tryGetAnnotationOfType(GetMapping.class)
                            .map(GetMapping::value)
                            .orElseGet(() -> method.getAnnotationOfType(PostMapping.class)
                                    .value());
                    for (var path : paths) {
                        var listed = Set.of(QuerySecurity.PATHS).contains(path.replaceAll("\\{\\w+}", "*"));
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(method, listed, path));
                    }
                }
            });

    @ArchTest
    static final ArchRule nobodySeesAControllerFromOutside =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule featuresHaveNoCycles =
            slices().matching("io.parley.query.(*)..").should().beFreeOfCycles();
}
