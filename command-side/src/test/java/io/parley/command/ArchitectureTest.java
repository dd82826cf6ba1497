package io.parley.command;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.parley.command.aggregate.EventSourced;

@AnalyzeClasses(packages = "io.parley", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule dependsOnNoSibling = noClasses()
            .that()
            .resideInAPackage("io.parley.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.parley.projection..", "io.parley.query..", "io.parley.connector..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.parley.command.(**)").should().beFreeOfCycles();

    /// What all features need, from the bottom up, and who stands on it.
    @ArchTest
    static final ArchRule theGroundFloorsStandOnEachOther = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.parley.command..")
            .layer("shared")
            .definedBy("io.parley.command")
            .layer("ledger")
            .definedBy("io.parley.command.ledger")
            .layer("relay")
            .definedBy("io.parley.command.relay")
            .layer("aggregate")
            .definedBy("io.parley.command.aggregate")
            .layer("gateway")
            .definedBy("io.parley.command.gateway")
            .optionalLayer("http")
            .definedBy("io.parley.command.http")
            .layer("features")
            .definedBy(
                    "io.parley.command.account..",
                    "io.parley.command.friendship..",
                    "io.parley.command.conversation..",
                    "io.parley.command.group..",
                    "io.parley.command.session..")
            .whereLayer("shared")
            .mayNotAccessAnyLayer()
            .whereLayer("ledger")
            .mayOnlyAccessLayers("shared")
            .whereLayer("relay")
            .mayOnlyAccessLayers("shared", "ledger")
            .whereLayer("aggregate")
            .mayOnlyAccessLayers("shared", "ledger")
            .whereLayer("gateway")
            .mayOnlyAccessLayers("shared", "ledger", "aggregate")
            .whereLayer("http")
            .mayOnlyAccessLayers("shared", "ledger", "aggregate", "gateway")
            .whereLayer("features")
            .mayOnlyAccessLayers("shared", "ledger", "aggregate", "gateway", "http");

    @ArchTest
    static final ArchRule aggregatesHaveNoClockNoChanceNoLogAndNoInputOrOutput = noClasses()
            .that()
            .areAnnotatedWith(EventSourced.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.sql..",
                    "java.util.concurrent..",
                    "org.slf4j..",
                    "org.springframework..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class)
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static void snapshotsAreCalledByALogicalNameThatIsOneAggregatesOwn(JavaClasses all) {
        var aggregates = all.that(annotatedWith(EventSourced.class));
        assertThat(aggregates).hasSizeGreaterThan(5);
        assertThat(aggregates)
                .extracting(type -> type.getAnnotationOfType(EventSourced.class).name())
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @ArchTest
    static final ArchRule controllersAreForSpringAlone = classes()
            .that()
            .areAnnotatedWith(org.springframework.web.bind.annotation.RestController.class)
            .should()
            .notBePublic();
}
