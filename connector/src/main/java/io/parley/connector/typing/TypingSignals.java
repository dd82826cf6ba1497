package io.parley.connector.typing;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Json;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.relation.AccountPair;
import io.parley.connector.relation.Relations;
import io.parley.connector.signal.SignalCounter;
import io.parley.connector.socket.OutboundFrame;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.fault.FaultLog;
import io.parley.edge.redis.Redis;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells the other members who may see it that somebody is writing. Each socket sends at most one such signal
/// a tick, its last. The tick checks the current relations every time.
@Component
public final class TypingSignals {
    private static final Logger LOG = LoggerFactory.getLogger(TypingSignals.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final String CHANNEL = "parley:typed";

    private final Redis redis;
    private final Relations relations;
    private final SocketRegistry sockets;
    private final SignalCounter count;
    private final Map<Socket, ClientFrame.Typing> said = new ConcurrentHashMap<>();

    TypingSignals(Redis redis, Relations relations, SocketRegistry sockets, MeterRegistry meters) {
        this.redis = redis;
        this.relations = relations;
        this.sockets = sockets;
        this.count = new SignalCounter(meters, "typed");
        redis.subscribe(CHANNEL, this::pass, () -> {});
    }

    /// The message between nodes.
    private record Typed(ConversationId conversationId, AccountId accountId, boolean typing, List<AccountId> to) {}

    public void say(Socket socket, ClientFrame.Typing typing) {
        said.put(socket, typing);
    }

    public void tick() {
        var saying = Map.copyOf(said);
        if (saying.isEmpty()) {
            return;
        }
        saying.forEach(said::remove);
        try {
            checked(saying).forEach(typed -> {
                var message = Json.STRICT.writeValueAsBytes(typed);
                redis.ask(c -> c.sync().publish(CHANNEL, message), () -> 0L);
            });
        } catch (MongoException e) {
            FAULTS.warn(
                    "typing",
                    "Who is writing can't be passed on: " + e.getClass().getSimpleName());
        }
    }

    private List<Typed> checked(Map<Socket, ClientFrame.Typing> saying) {
        var members = relations.members(
                saying.values().stream().map(ClientFrame.Typing::conversationId).collect(Collectors.toSet()));
        var pairs = new HashSet<AccountPair>();
        var typed = saying.entrySet().stream()
                .flatMap(one -> one.getKey().token().stream()
                        .map(token -> typed(token.actor().account(), one.getValue(), members)))
                .filter(one -> !one.to.isEmpty())
                .toList();
        typed.forEach(one -> one.to.forEach(to -> pairs.add(new AccountPair(one.accountId, to))));
        var seeing = relations.seeing(pairs);
        return typed.stream()
                .map(one -> new Typed(
                        one.conversationId,
                        one.accountId,
                        one.typing,
                        one.to.stream()
                                .filter(to -> seeing.contains(new AccountPair(one.accountId, to)))
                                .toList()))
                .filter(one -> !one.to.isEmpty())
                .toList();
    }

    /// Has no recipients if the conversation isn't one of the sender's.
    private static Typed typed(AccountId by, ClientFrame.Typing typing, Map<ConversationId, List<AccountId>> members) {
        var all = members.getOrDefault(typing.conversationId(), List.of());
        var others =
                all.contains(by) ? all.stream().filter(one -> !one.equals(by)).toList() : List.<AccountId>of();
        return new Typed(typing.conversationId(), by, typing.typing(), others);
    }

    private void pass(String message) {
        var typed = Json.PERMISSIVE.readValue(message, Typed.class);
        var frame = OutboundFrame.of(new ServerFrame.Typed(typed.conversationId, typed.accountId, typed.typing));
        typed.to.forEach(to -> sockets.of(to).forEach(socket -> count.of(socket.signal(frame))));
    }
}
