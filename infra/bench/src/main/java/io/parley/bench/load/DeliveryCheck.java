package io.parley.bench.load;

import io.parley.bench.client.Client;
import io.parley.bench.client.ReceivedFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps account of who was told what. Each message that was acknowledged must have reached each inbox exactly once,
/// with the number that was acknowledged; each conversation must have been numbered without holes, alike for all.
/// Kept on the clients' event loop.
public final class DeliveryCheck {
    private static final int VIOLATIONS_TOLD = 20;

    /// The upper half of all client ids, and the bits that make the lower half a UUID's.
    final UUID run = new UUID((System.currentTimeMillis() << 16) | 0x7000, 0x8000_0000_0000_0000L);

    private final List<Message> messages = new ArrayList<>();
    private final Map<Client, Map<String, Long>> lastNo = new HashMap<>();
    private final Map<String, List<Message>> delivered = new ConcurrentHashMap<>();
    private final List<String> violations = new ArrayList<>();
    private long violationCount;
    private long base;

    Message open(Outbox outbox, long dueNanos) {
        var message = new Message(outbox, base + messages.size(), dueNanos);
        messages.add(message);
        return message;
    }

    /// Absent for an earlier message, whose stretch is over.
    @Nullable
    Message numbered(long number) {
        var index = number - base;
        return index >= 0 && index < messages.size() ? messages.get((int) index) : null;
    }

    /// Returns the message if it has just reached the last of its recipients.
    @Nullable
    Message applied(Client client, ReceivedFrame.EntryEvent event) {
        if (!event.isMessage()) {
            return null;
        }
        var last = lastNo.computeIfAbsent(client, _ -> new HashMap<>()).put(event.conversation(), event.messageNo());
        if (last != null && last + 1 != event.messageNo()) {
            violated("%s has message %d after %d in %s"
                    .formatted(client.person().accountId(), event.messageNo(), last, event.conversation()));
        }
        var id = UUID.fromString(event.messageId());
        var message = id.getMostSignificantBits() == run.getMostSignificantBits()
                ? numbered(id.getLeastSignificantBits() ^ run.getLeastSignificantBits())
                : null;
        if (message == null) {
            return null;
        }
        if (message.isAcknowledged() && message.messageNo != event.messageNo()) {
            violated("message %d was acknowledged as %d and is %d"
                    .formatted(message.number, message.messageNo, event.messageNo()));
        }
        if (!message.reached.add(client)) {
            violated("%s has message %d twice".formatted(client.person().accountId(), message.number));
            return null;
        }
        if (client == message.outbox.sender || !message.isDelivered()) {
            return null;
        }
        delivered.computeIfAbsent(event.conversation(), _ -> new ArrayList<>()).add(message);
        return message;
    }

    synchronized void violated(String what) {
        violationCount++;
        if (violations.size() < VIOLATIONS_TOLD) {
            violations.add(what);
        }
    }

    /// Whether all that was acknowledged has arrived.
    boolean isSettled() {
        return messages.stream().allMatch(m -> !m.isAcknowledged() || m.isEverywhere());
    }

    /// What was acknowledged and never came counts as lost.
    void close() {
        for (var message : messages) {
            if (message.sent && !message.isAcknowledged()) {
                violated("message %d was never answered".formatted(message.number));
            } else if (message.isAcknowledged() && !message.isEverywhere()) {
                violated("message %d was acknowledged and has reached %d of %d"
                        .formatted(message.number, message.reached.size(), message.outbox.members.size()));
            }
        }
        base += messages.size();
        messages.clear();
    }

    public long violationCount() {
        return violationCount;
    }

    public List<String> violations() {
        return violations;
    }

    /// What the recipients heard in a conversation since this was asked last, both directions.
    List<Message> takeDelivered(String conversation) {
        var taken = delivered.remove(conversation);
        return taken == null ? List.of() : taken;
    }
}
