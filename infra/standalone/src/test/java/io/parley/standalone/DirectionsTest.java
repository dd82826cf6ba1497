package io.parley.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/// Who may know whom: each service the contracts and no other service, those that store or read documents the read
/// model; the standalone all of them.
class DirectionsTest {
    private static final JavaClasses PARLEY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.parley");

    @Test
    void servicesKnowTheContractsAndTheReadModelAndNotEachOther() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.parley..")
                .layer("contracts")
                .definedBy("io.parley.api..")
                .layer("read model")
                .definedBy("io.parley.readmodel..")
                .layer("command side")
                .definedBy("io.parley.command..")
                .layer("projections")
                .definedBy("io.parley.projection..")
                .layer("query side")
                .definedBy("io.parley.query..")
                .layer("connector")
                .definedBy("io.parley.connector..")
                .layer("standalone")
                .definedBy("io.parley.standalone..")
                .whereLayer("contracts")
                .mayNotAccessAnyLayer()
                .whereLayer("read model")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("command side")
                .mayOnlyAccessLayers("contracts")
                .whereLayer("projections")
                .mayOnlyAccessLayers("contracts", "read model")
                .whereLayer("query side")
                .mayOnlyAccessLayers("contracts", "read model")
                .whereLayer("connector")
                .mayOnlyAccessLayers("contracts", "read model")
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
