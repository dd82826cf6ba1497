package io.parley.command.group;

import static io.parley.command.Nodes.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Command;
import io.parley.api.Event;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.Node;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.StoredEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// How tests command nodes, and what comes of it.
final class Commands {
    private Commands() {}

    static void befriend(Actor one, Actor other) {
        befriend(ONE, one, other);
    }

    static void befriend(Node node, Actor one, Actor other) {
        accepted(node, one, new Request(id(), other.account(), null, null, null));
        accepted(node, other, new Accept(id(), one.account(), null));
    }

    static List<Event> events(String stream) {
        return ONE.bean(Ledger.class).stream(stream, 0).map(StoredEvent::event).toList();
    }

    static List<Answer> atOnce(Supplier<Answer> one, Supplier<Answer> other) {
        var first = CompletableFuture.supplyAsync(one);
        var second = CompletableFuture.supplyAsync(other);
        return List.of(first.join(), second.join());
    }

    static UUID id() {
        return UUID.randomUUID();
    }

    static Answer refused(String code) {
        return new Answer.Refused(code, null);
    }

    static Accepted accepted(Node node, Actor actor, Command command) {
        var answer = node.settled(actor, command);
        assertThat(answer).isInstanceOf(Accepted.class);
        return (Accepted) answer;
    }
}
