package io.parley.connector;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

@AnalyzeClasses(packages = "io.parley.connector", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule ofOursOnlyTheGroundFloorsAreKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.parley.command..", "io.parley.projection..", "io.parley.query..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.parley.connector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule socketsCarryNothingOut = noClasses()
            .that()
            .resideInAPackage("io.parley.connector.socket")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.parley.connector.command", "io.parley.connector.protocol");

    /// What the standalone or another package of the connector needs.
    @ArchTest
    static final ArchRule onlyWhatOthersNeedIsPublic = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .and()
            .doNotHaveSimpleName("Connector")
            .and()
            .doNotHaveSimpleName("ConnectorConfiguration")
            .and()
            .doNotHaveSimpleName("CommandClient")
            .should(new ArchCondition<>("be used by another package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var used = type.getPackage().getClasses().stream()
                            .filter(one -> (one.getName() + "$").startsWith(type.getName() + "$"))
                            .flatMap(one -> one.getDirectDependenciesToSelf().stream())
                            .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
                    events.add(new SimpleConditionEvent(type, used, type.getFullName()));
                }
            });

    @ArchTest
    static final ArchRule nothingIsReactiveOrJackson2 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule thereIsOneClock = noMethods()
            .should()
            .beAnnotatedWith("org.springframework.scheduling.annotation.Scheduled")
            .because("SocketClock is the one clock");
}
