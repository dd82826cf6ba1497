package io.parley.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.account.Avatar;
import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.query.OnEachMongo;
import io.parley.query.TestServer;
import io.parley.query.TestServer.Reply;
import io.parley.readmodel.Fields;
import io.parley.readmodel.account.AccountDocument;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class AccountsTest {
    private static final String NOBODY = "{}";

    private final TestServer server;
    private final AccountId anna;
    private final String unique =
            "u" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 50), 36);
    private final String email = unique + "@example.org";
    private final String phone = "+49" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);

    AccountsTest(TestServer server) {
        this.server = server;
        anna = server.seed().account();
    }

    @BeforeEach
    void ready() {
        server.seed().ready();
    }

    @Test
    void oneSeesOneself() {
        var bert = server.seed().account(unique, email, phone, true, false);
        assertThat(server.get(bert, "/api/me").as(SelfView.class))
                .isEqualTo(new SelfView(bert, unique, "Nick " + unique, Avatar.FOX, true, false, true, true, false, 0));
    }

    @Test
    void beforeTheViewHasComeToARegistrationOneIsAskedToWait() {
        var reply = server.get(new AccountId(UUID.randomUUID()), "/api/me");
        assertThat(reply.problem()).isEqualTo("503 not-ready");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aPersonIsFoundByTheirExactHandleInAnyCase() {
        var bert = server.seed().account(unique, email, phone, false, false);
        var found = new PersonView(bert, unique, "Nick " + unique, Avatar.FOX, 0);
        assertThat(search(unique).as(SearchPerson.Found.class).person()).isEqualTo(found);
        assertThat(search("  " + unique.toUpperCase(java.util.Locale.ROOT) + " ")
                        .text())
                .isEqualTo(search(unique).text());
        assertThat(search(unique.substring(0, unique.length() - 1)).text()).isEqualTo(NOBODY);
        assertThat(search(unique + "x").text()).isEqualTo(NOBODY);
    }

    @Test
    void neitherEmailNorPhoneIsEverShown() {
        var bert = server.seed().account(unique, email, phone, true, true);
        server.seed().friendship(anna, bert, true, 2);
        var shown = search(unique).text()
                + search(email).text()
                + people(anna, List.of(bert)).text()
                + server.get(anna, "/api/snapshot").text()
                + server.get(bert, "/api/me").text();
        assertThat(shown).contains(unique).doesNotContain(email, phone, "claims");
    }

    @Test
    void byEmailOrPhoneOnlyThoseAreFoundWhoAllowIt() {
        server.seed().account(unique, email, phone, true, false);
        assertThat(search(email).text()).contains(unique);
        assertThat(search(phone).text()).isEqualTo(NOBODY);

        var other = "o" + unique;
        server.seed().account(other, "o" + email, phone + "1", false, true);
        assertThat(search("o" + email).text()).isEqualTo(NOBODY);
        assertThat(search(phone + "1").text()).contains(other);
    }

    @Test
    void whoDoesNotWantToBeFoundAndWhoDoesNotExistAreTheSame() {
        server.seed().account(unique, email, phone, false, false);
        var hidden = search(email);
        var nobody = search("nobody" + email);
        assertThat(hidden.text()).isEqualTo(nobody.text()).isEqualTo(NOBODY);
        assertThat(hidden.response().headers().map().keySet())
                .isEqualTo(nobody.response().headers().map().keySet());
    }

    @Test
    void whatIsNeitherHandleNorEmailNorPhoneIsRefused() {
        assertThat(search("anna bell").problem()).isEqualTo("400 invalid query");
        assertThat(search("@").problem()).isEqualTo("400 invalid query");
        assertThat(search("+49").problem()).isEqualTo("400 invalid query");
        assertThat(search("").problem()).isEqualTo("400 required query");
        assertThat(search("x".repeat(300)).problem()).isEqualTo("400 invalid query");
    }

    @Test
    void searchesAreLimitedByAccount() {
        for (var i = 0; i < 20; i++) {
            assertThat(search(unique).status()).isEqualTo(200);
        }
        var refused = search(unique);
        assertThat(refused.problem()).isEqualTo("429 busy");
        assertThat(refused.json().get("retryAfterMillis").asLong()).isBetween(1L, 60_000L);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(1L, 60L);
        assertThat(server.post(server.seed().account(), "/api/people/search", query(unique))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onlyOneselfAndThoseOneKnowsAreShown() {
        var bert = server.seed().account();
        var cora = server.seed().account();
        server.seed().friendship(anna, bert, true, 2);
        // Anna may not learn that Cora knows her
        server.seed().friendship(cora, anna, false, 3);
        assertThat(shown(anna, List.of(bert, cora, anna, new AccountId(UUID.randomUUID()), bert)))
                .containsExactlyInAnyOrder(anna, bert);
        assertThat(shown(cora, List.of(anna, bert))).containsExactly(anna);
        assertThat(shown(bert, List.of(anna, cora))).isEmpty();
    }

    @Test
    void aHundredPeopleAreShownAtOnceAndNoMore() {
        assertThat(people(anna, Collections.nCopies(100, anna)).as(PersonView[].class))
                .hasSize(1);
        assertThat(people(anna, Collections.nCopies(101, anna)).problem()).isEqualTo("400 too-long ids");
    }

    @Test
    void anErasedPersonIsNobody() {
        var bert = new AccountId(UUID.randomUUID());
        server.seed().put(AccountDocument.COLLECTION, new Document("_id", bert.toString()).append(Fields.POSITION, 5L));
        server.seed().friendship(anna, bert, false, 6);
        assertThat(shown(anna, List.of(bert))).isEmpty();
    }

    private List<AccountId> shown(AccountId asker, List<AccountId> ids) {
        return Stream.of(people(asker, ids).as(PersonView[].class))
                .map(PersonView::accountId)
                .toList();
    }

    private Reply people(AccountId asker, List<AccountId> ids) {
        var list = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return server.post(asker, "/api/people", "{\"ids\":[" + list + "]}");
    }

    private Reply search(String text) {
        return server.post(anna, "/api/people/search", query(text));
    }

    private static String query(String text) {
        return "{\"query\":\"" + text + "\"}";
    }
}
