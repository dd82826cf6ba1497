package io.parley.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/// Who may know whom: each service the ground floors (contracts, edge, read model, kit) and no other service; the
/// standalone all of them.
class DirectionsTest {
    private static final DescribedPredicate<JavaClass> KIT = resideInAPackage("io.parley.projection.runtime..");
    private static final JavaClasses PARLEY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.parley");

    @Test
    void servicesKnowTheGroundFloorsAndNotEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.parley..")
                .layer("contracts")
                .definedBy("io.parley.api..")
                .optionalLayer("edge")
                .definedBy("io.parley.edge..")
                .optionalLayer("read model")
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
                .whereLayer("contracts")
                .mayNotAccessAnyLayer()
                .whereLayer("edge")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("read model")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("kit")
                .mayOnlyAccessLayers("contracts", "read model")
                .whereLayer("command side")
                .mayOnlyAccessLayers("contracts", "edge")
                .whereLayer("projections")
                .mayOnlyAccessLayers("contracts", "edge", "read model", "kit")
                .whereLayer("query side")
                .mayOnlyAccessLayers("contracts", "edge", "read model")
                .whereLayer("connector")
                .mayOnlyAccessLayers("contracts", "edge", "read model")
                .check(PARLEY);
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
