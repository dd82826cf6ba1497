package io.parley.bench.load;

import io.parley.bench.client.Client;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one person writes in one conversation: one message is unanswered at a time, as in the web client, the others
/// wait.
public final class Outbox {
    /// As long as most messages that people write are.
    public static final String TEXT = "x".repeat(256);

    final Client sender;
    final List<Client> members;
    final String conversation;
    private final UUID run;
    private final String end;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private @Nullable Message unanswered;

    /// @param members who hear it, the sender included
    /// @param run the upper half of the client ids, a UUIDv7's
    /// @param text of each message
    Outbox(Client sender, List<Client> members, String conversation, UUID run, String text) {
        this.sender = sender;
        this.members = members;
        this.conversation = conversation;
        this.run = run;
        this.end = "\",\"conversationId\":\"" + conversation + "\",\"content\":{\"type\":\"text\",\"text\":\"" + text
                + "\"}}}";
    }

    /// Returns whether it went out at once.
    boolean offer(Message message) {
        waiting.add(message);
        return unanswered == null && sendNext();
    }

    /// The answer to the unanswered one has come; sends the next. Returns whether there was one.
    boolean answered() {
        unanswered = null;
        return sendNext();
    }

    /// Sends the unanswered one again, with the same id.
    void again() {
        var message = unanswered;
        if (message != null && sender.isOpen()) {
            sender.send(frame(message));
        }
    }

    @Nullable
    Message unanswered() {
        return unanswered;
    }

    int waiting() {
        return waiting.size();
    }

    /// Forgets what was not sent. Returns how many.
    int abandon() {
        var forgotten = waiting.size();
        waiting.clear();
        return forgotten;
    }

    private boolean sendNext() {
        var next = waiting.poll();
        unanswered = next;
        if (next == null) {
            return false;
        }
        next.sent = true;
        again();
        return true;
    }

    String idOf(Message message) {
        return new UUID(run.getMostSignificantBits(), run.getLeastSignificantBits() | message.number).toString();
    }

    private String frame(Message message) {
        return "{\"type\":\"command\",\"ref\":\"" + message.number
                + "\",\"command\":{\"type\":\"message.send\",\"clientId\":\"" + idOf(message) + end;
    }
}
