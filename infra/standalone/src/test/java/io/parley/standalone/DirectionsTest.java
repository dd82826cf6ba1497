package io.parley.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who may know whom: each service the ground floors and no other service; the standalone all of them.
class DirectionsTest {
    private static final DescribedPredicate<JavaClass> KIT = resideInAnyPackage(
            "io.parley.projection.kit..", "io.parley.projection.log..", "io.parley.projection.processing..");
    private static final JavaClasses PARLEY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.parley");

    /// Names that two services have, each with its reason.
    private static final Map<String, String> SAME_NAME = Map.of(
            "Groups", "the aggregates, and the documents of them",
            "Inbox", "who writes inboxes, and who reads them",
            "Members", "of a group's aggregate, and the documents of them",
            "Token", "how far a projection has come, as its runtime keeps it, and as it is read");

    @Test
    void servicesKnowTheGroundFloorsAndNotEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.parley..")
                .layer("contract")
                .definedBy("io.parley.api..")
                .layer("edge")
                .definedBy("io.parley.edge..")
                .layer("read model")
                .definedBy("io.parley.readmodel..")
                .layer("kit")
                .definedBy(KIT)
                .layer("command side")
                .definedBy("io.parley.command..")
                .layer("projections")
                .definedBy(resideInAPackage("io.parley.projection..").and(not(KIT)))
                .layer("query side")
                .definedBy("io.parley.query..")
                .layer("connector")
                .definedBy("io.parley.connector..")
                .layer("standalone")
                .definedBy("io.parley.standalone..")
                .whereLayer("contract")
                .mayNotAccessAnyLayer()
                .whereLayer("edge")
                .mayOnlyAccessLayers("contract")
                .whereLayer("read model")
                .mayOnlyAccessLayers("contract")
                .whereLayer("kit")
                .mayOnlyAccessLayers("contract", "read model")
                .whereLayer("command side")
                .mayOnlyAccessLayers("contract", "edge")
                .whereLayer("projections")
                .mayOnlyAccessLayers("contract", "edge", "read model", "kit")
                .whereLayer("query side")
                .mayOnlyAccessLayers("contract", "edge", "read model")
                .whereLayer("connector")
                .mayOnlyAccessLayers("contract", "edge", "read model")
                .check(PARLEY);
    }

    /// What two services need goes down to a ground floor, never across and never twice.
    @Test
    void noClassIsInTwoServicesWithoutAReason() {
        var services = PARLEY.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type ->
                        type.getPackageName().matches("io\\.parley\\.(command|connector|projection|query)\\b.*"))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(
                        JavaClass::getSimpleName,
                        mapping(type -> type.getPackageName().split("\\.", -1)[2], toSet())));
        assertThat(services.entrySet().stream()
                        .filter(named -> named.getValue().size() > 1)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(SAME_NAME.keySet());
    }

    @Test
    void axonIsTheCommandSidesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.parley.command..", "io.parley.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .check(PARLEY);
    }

    @Test
    void nothingIsReactive() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "org.reactivestreams..")
                .check(PARLEY);
    }
}
