package io.parley.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.parley.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ofOursOnlyTheContractsAreKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.parley.command..", "io.parley.projection..", "io.parley.query..");

    @ArchTest
    static final ArchRule onlyWhatOthersNeedIsPublic = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("Connector")
            .and()
            .doNotHaveSimpleName("ConnectorConfiguration")
            .and()
            .doNotHaveSimpleName("CommandSide")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule nothingIsReactiveOrJackson2 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule thereIsOneClock = noMethods()
            .should()
            .beAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
            .because("the watch is the one clock");
}
