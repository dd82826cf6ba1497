package io.parley.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.group.GroupCommand;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.OtherProcess;
import io.parley.command.Servers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two processes have decided on the same state, and both wait for the ledger, in an order that is made here: what
/// comes second must not be carried out as it was decided.
@Tag("integration")
class OvertakenTest {
    private static final String CALLS_THAT_WAIT = """
        SELECT count(*) FROM pg_stat_activity
        WHERE query LIKE 'CALL%' AND wait_event_type = 'Lock' AND datname = current_database()\
        """;

    private static String database;
    private static Node node;
    private static OtherProcess other;

    private Actor ann;
    private Actor bob;
    private String annsToken;
    private ConversationId chat;

    @BeforeAll
    static void start() {
        database = Servers.database();
        node = Node.start(database);
        other = new OtherProcess(database);
    }

    @AfterAll
    static void stop() {
        other.close();
        node.close();
    }

    /// Both processes have them, their friendship and their chat in memory, as they are in the ledger.
    @BeforeEach
    void friends() {
        var anns = Node.handle();
        ann = node.register(anns);
        bob = node.register();
        annsToken = Node.json(node.post(
                        "/api/session",
                        "{\"login\":\"" + anns + "\",\"password\":\"correct horse\",\"client\":\"test\"}"))
                .get("accessToken")
                .asString();
        chat = ConversationId.direct(ann.account(), bob.account());
        accepted(ann, new Request(id(), bob.account(), null, null, null));
        accepted(bob, new Accept(id(), ann.account(), null));
        accepted(bob, send());
        accepted(other.execute(annsToken, create()));
        accepted(other.execute(annsToken, new Pin(id(), chat, true)));
    }

    @Test
    void aGroupIsNotMadeWithOneWhoseBlockCameFirst() throws Exception {
        assertThat(afterBobsBlock(create())).satisfies(answer -> refused(answer, "not-friends"));
    }

    @Test
    void oneWhoseBlockCameFirstIsNotAddedToAGroup() throws Exception {
        var cat = node.register();
        accepted(ann, new Request(id(), cat.account(), null, null, null));
        accepted(cat, new Accept(id(), ann.account(), null));
        var create = new GroupCommand.Create(id(), "Club", List.of(cat.account()));
        accepted(other.execute(annsToken, create));
        var club = ConversationId.group(ann.account(), create.clientId());

        var invite = new GroupCommand.Invite(id(), club, List.of(bob.account()));
        assertThat(afterBobsBlock(invite)).satisfies(answer -> refused(answer, "not-friends"));
    }

    /// It appends to the conversation, which the block closes: a stream conflict, and nothing that was only read.
    @Test
    void aMessageIsNotSentToOneWhoseBlockCameFirst() throws Exception {
        assertThat(afterBobsBlock(send())).satisfies(answer -> refused(answer, "conversation-closed"));
    }

    /// What Ann's command is answered that was decided in the other process while Bob's block waited already.
    private HttpResponse<String> afterBobsBlock(Command command) throws Exception {
        CompletableFuture<Answer> block;
        CompletableFuture<HttpResponse<String>> answer;
        try (var lock = lock()) {
            block = inBackground(() -> node.gateway().execute(bob, new Block(id(), ann.account())));
            awaitWaiting(1);
            answer = inBackground(() -> other.execute(annsToken, command));
            awaitWaiting(2);
            lock.commit();
        }
        assertThat(block.join()).isInstanceOf(Accepted.class);
        return answer.join();
    }

    private static void awaitWaiting(int calls) {
        var waiting = JdbcClient.create(node.bean(DataSource.class)).sql(CALLS_THAT_WAIT);
        await().until(() -> waiting.query(Integer.class).single() == calls);
    }

    /// Holds the lock that every append needs. Appends get it in the order in which they came.
    private static Connection lock() throws SQLException {
        var connection = DriverManager.getConnection(database, "postgres", "");
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT FROM ledger FOR UPDATE");
        return connection;
    }

    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
    }

    private Send send() {
        return new Send(id(), chat, new Content.PlainText("Hello"));
    }

    private GroupCommand.Create create() {
        return new GroupCommand.Create(id(), "Club", List.of(bob.account()));
    }

    private static UUID id() {
        return UUID.randomUUID();
    }

    private static void accepted(Actor actor, Command command) {
        assertThat(node.gateway().execute(actor, command)).isInstanceOf(Accepted.class);
    }

    private static void accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void refused(HttpResponse<String> answer, String code) {
        assertThat(Node.json(answer).path("code").asString(""))
                .as(answer.body())
                .isEqualTo(code);
    }
}
