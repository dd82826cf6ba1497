package io.parley.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.parley.api.Secret;
import io.parley.command.relay.RelayConfiguration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Tag("integration")
class LedgerConfigurationTest {
    private final String database = Postgres.database();

    private ApplicationContextRunner application(String... settings) {
        return new ApplicationContextRunner()
                .withUserConfiguration(LedgerConfiguration.class, RelayConfiguration.class)
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withPropertyValues(
                        "parley.ledger.url=" + database,
                        "parley.ledger.username=postgres",
                        "parley.ledger.password=secret",
                        "parley.kafka.bootstrap-servers=127.0.0.1:1",
                        "parley.secrets.claim-key=one")
                .withPropertyValues(settings);
    }

    @Test
    void itStartsWithoutABrokerBesideSpringBootsOwn() {
        application().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Flyway.class).hasSingleBean(JdbcClient.class);
            assertThat(context.getBean(LedgerProperties.class).password()).isEqualTo(new Secret("secret"));
            var ledger = context.getBean(Ledger.class);
            assertThatThrownBy(() -> ledger.append(TestLedger.unit("s-1", 0, 1)))
                    .isInstanceOf(LedgerBusy.class);
            TestLedger.open(context.getBean(JdbcClient.class));
            assertThat(ledger.append(TestLedger.unit("s-1", 0, 1))).hasSize(1);
            await().untilAsserted(() -> assertThat(context.getBean("ledgerHealthIndicator", HealthIndicator.class)
                            .health())
                    .extracting("status")
                    .isEqualTo(Status.UP));
        });
    }

    @Test
    void itStartsWithNoOtherClaimKey() {
        application().run(context -> assertThat(context).hasNotFailed());
        application("parley.secrets.claim-key=another")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("parley.secrets.claim-key is not the one"));
        application("parley.secrets.claim-key=")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessage("parley.secrets.claim-key is not set"));
    }

    @ParameterizedTest
    @CsvSource({"3 s, true", "-3 s, false"})
    void anUpgradeGoesOnWhereALeaderOfTheReleaseBeforeHasCheckedTheTopic(String leased, boolean goesOn) {
        Flyway.configure()
                .dataSource(database, "postgres", "")
                .target("2")
                .load()
                .migrate();
        JdbcClient.create(new DriverManagerDataSource(database, "postgres", ""))
                .sql("UPDATE relay SET leased_until = clock_timestamp() + CAST(? AS interval)")
                .param(leased)
                .update();
        try (var parley = new TestLedger(database, false)) {
            var append = assertThatCode(() -> parley.append(1));
            if (goesOn) {
                append.doesNotThrowAnyException();
            } else {
                append.isInstanceOf(LedgerBusy.class);
            }
        }
    }

    @Test
    void onlyTheNextGenerationCanBegin() {
        for (var ignored = 0; ignored < 2; ignored++) {
            application("parley.ledger.new-generation=2")
                    .run(context -> assertThat(context.getBean(JdbcClient.class)
                                    .sql("SELECT generation FROM ledger_head")
                                    .query(Integer.class)
                                    .single())
                            .isEqualTo(2));
        }
        application("parley.ledger.new-generation=4")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("only 3 can begin"));
    }
}
