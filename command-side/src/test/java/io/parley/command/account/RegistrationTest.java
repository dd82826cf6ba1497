package io.parley.command.account;

import static io.parley.command.Nodes.ONE;
import static io.parley.command.Nodes.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.AccountId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.command.Node;
import io.parley.command.SecretProperties;
import io.parley.command.gateway.ContentDigest;
import io.parley.command.ledger.Ledger;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("integration")
class RegistrationTest {
    private static final String NETWORK = "127.0.0.1";
    private final JdbcClient jdbc = JdbcClient.create(ONE.bean(DataSource.class));

    @ParameterizedTest
    @ValueSource(strings = {"handle", "email", "phone"})
    void ofTwoWhoAskAtOnceOnTwoNodesOneGetsIt(String field) {
        for (var round = 0; round < 4; round++) {
            var same = Node.handle();
            var answers = both(
                    () -> ONE.post("/api/accounts", form(field, same)),
                    () -> TWO.post("/api/accounts", form(field, same)));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
            var refused = Node.json(answers.stream()
                    .filter(a -> a.statusCode() == 409)
                    .findFirst()
                    .orElseThrow());
            assertThat(refused.get("code").asString()).isEqualTo(field + "-taken");
            assertThat(refused.get("field").asString()).isEqualTo(field);
        }
    }

    @Test
    void theSameFormTwiceAtOnceAndLaterMakesOneAccount() {
        var clientId = UUID.randomUUID();
        var form = Node.form(clientId, Node.handle());
        var answers = both(() -> ONE.post("/api/accounts", form), () -> TWO.post("/api/accounts", form));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .containsOnly(TWO.post("/api/accounts", form).body());
        assertThat(Node.json(answers.getFirst()).get("accountId").asString())
                .isEqualTo(AccountId.registeredBy(clientId).toString());
    }

    /// What names it for ever: see `GoldenCommandsTest`.
    @Test
    void aRegistrationHasItsEventIdAndItsDigestForEver() throws IOException {
        var golden = Json.STRICT.readTree(Files.readString(Path.of("src/test/resources/golden/account.register.json")));
        assertThat(ONE.post("/api/accounts", golden.get("form").toString()).statusCode())
                .isEqualTo(201);
        var id = new EventId(UUID.fromString(golden.get("event").asString()));
        assertThat(ONE.bean(Ledger.class).find(id)).hasValueSatisfying(stored -> {
            assertThat(stored.type()).isEqualTo("account.registered");
            assertThat(Json.STRICT.readTree(stored.metadata()).get("digest")).isEqualTo(golden.get("digest"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"handle", "nickname", "avatar", "email", "phone", "password"})
    void anotherFormUnderTheSameClientIdDoesNotGetTheAccount(String changed) {
        var handle = Node.handle();
        var form = Node.form(UUID.randomUUID(), handle);
        assertThat(ONE.post("/api/accounts", form).statusCode()).isEqualTo(201);
        var other = switch (changed) {
            case "handle" -> form.replace("\"handle\":\"h", "\"handle\":\"i");
            case "nickname" -> form.replace("\"Ann\"", "\"Anne\"");
            case "avatar" -> form.replace("\"fox\"", "\"panda\"");
            case "email" -> form.replace("@example.org", "@example.com");
            case "phone" -> form.replace("\"password\"", "\"phone\":\"" + phone(handle) + "\",\"password\"");
            case "password" -> form.replace("correct horse", "another horse");
            default -> throw new IllegalArgumentException(changed);
        };
        var answer = TWO.post("/api/accounts", other);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Node.json(answer).get("code").asString()).isEqualTo("client-id-reused");
        assertThat(logIn(handle, "correct horse")).isEqualTo(200);
    }

    @Test
    void nothingSecretIsLeftOfARefusedRegistration() {
        var handle = Node.handle();
        ONE.register(handle);
        var clientId = UUID.randomUUID();
        var taken = Node.form(clientId, handle).replace("@example.org", "@example.com");
        assertThat(ONE.post("/api/accounts", taken).statusCode()).isEqualTo(409);
        assertThat(rows(AccountId.registeredBy(clientId))).isZero();
    }

    @Test
    void registrationCanBeClosedButWhatWasDoneIsStillAnswered() {
        var clientId = UUID.randomUUID();
        var form = Json.STRICT.readValue(Node.form(clientId, Node.handle()), RegistrationForm.class);
        var settings = new RegistrationProperties(false, 1, Duration.ofHours(1));
        var closed = new Registration(
                ONE.gateway(),
                ONE.bean(Ledger.class),
                ONE.bean(Credentials.class),
                ONE.bean(PasswordHashing.class),
                ONE.bean(ContentDigest.class),
                ONE.bean(SecretProperties.class),
                settings);
        assertThatThrownBy(() -> closed.register(form, NETWORK)).hasMessage("registration-closed");
        assertThat(rows(AccountId.registeredBy(clientId))).isZero();

        var account = ONE.bean(Registration.class).register(form, NETWORK);
        assertThat(closed.register(form, NETWORK)).isEqualTo(account);
    }

    @Test
    void secretsWhoseAccountNeverCameAreSwept() {
        var orphan = new AccountId(UUID.randomUUID());
        var young = new AccountId(UUID.randomUUID());
        var credentials = ONE.bean(Credentials.class);
        var registered = ONE.register().account();
        credentials.keep(new Credentials.Credential(orphan, "a@example.org", null, "hash"));
        credentials.keep(new Credentials.Credential(young, "b@example.org", null, "hash"));
        jdbc.sql("UPDATE credential SET touched = now() - interval '61 minutes' WHERE account_id IN (?, ?)")
                .params(orphan.value(), registered.value())
                .update();
        credentials.sweep();
        assertThat(rows(orphan)).isZero();
        assertThat(rows(young)).isEqualTo(1);
        assertThat(rows(registered)).isEqualTo(1);
    }

    @Test
    void eMailPhoneAndPasswordAreInNoEvent() {
        var handle = Node.handle();
        var form = Node.form(UUID.randomUUID(), handle)
                .replace("\"password\"", "\"phone\":\"" + phone(handle) + "\",\"password\"");
        assertThat(ONE.post("/api/accounts", form).statusCode()).isEqualTo(201);
        for (var secret : List.of(handle + "@example.org", phone(handle), "correct horse", "argon2")) {
            assertThat(jdbc.sql("SELECT count(*) FROM event WHERE payload LIKE ? OR metadata LIKE ?")
                            .params("%" + secret + "%", "%" + secret + "%")
                            .query(Long.class)
                            .single())
                    .as(secret)
                    .isZero();
        }
    }

    private Long rows(AccountId account) {
        return jdbc.sql("SELECT count(*) FROM credential WHERE account_id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    private static String form(String field, String same) {
        var handle = field.equals("handle") ? same : Node.handle();
        var email = (field.equals("email") ? same : Node.handle()) + "@example.org";
        var phone = phone(field.equals("phone") ? same : Node.handle());
        return """
            {"clientId":"%s","handle":"%s","nickname":"Ann","avatar":"panda","email":"%s","phone":"%s",\
            "password":"correct horse"}\
            """.formatted(UUID.randomUUID(), handle, email, phone);
    }

    private static String phone(String seed) {
        return "+1" + (1_000_000_000L + Math.floorMod(seed.hashCode() * 31L, 1_000_000_000L));
    }

    private static int logIn(String login, String password) {
        return ONE.post("/api/session", "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}")
                .statusCode();
    }

    private static <T> List<T> both(Supplier<T> one, Supplier<T> other) {
        var first = CompletableFuture.supplyAsync(one);
        var second = other.get();
        return List.of(first.join(), second);
    }
}
