package io.parley.projection.inbox;

import static java.util.Map.entry;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.parley.api.Json;
import io.parley.api.wire.Delivery;
import io.parley.api.wire.EventView;
import io.parley.api.wire.PublishedEvent;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Computes from the JSON alone what the inboxes should be, and reads what they are.
public final class InboxModel {
    private static final String MEMBERS = "(members)";
    private static final String CIRCLE = "(circle)";
    private static final String DECIDERS = "(owner and admins)";

    /// For each type of event, the fields that name who may see it.
    static final Map<String, List<String>> AUDIENCE = Map.ofEntries(
            entry("account.registered", List.of("accountId")),
            entry("account.nickname-changed", List.of("accountId", CIRCLE)),
            entry("account.avatar-changed", List.of("accountId", CIRCLE)),
            entry("account.discoverability-changed", List.of("accountId")),
            entry("account.privacy-changed", List.of("accountId")),
            entry("account.invitations-changed", List.of("accountId")),
            entry("handle.claimed", List.of()),
            entry("friendship.requested", List.of("from")),
            entry("friendship.request-received", List.of("to")),
            entry("friendship.withdrawn", List.of("from")),
            entry("friendship.request-retracted", List.of("to")),
            entry("friendship.declined", List.of("to")),
            entry("friendship.accepted", List.of("by", "other")),
            entry("friendship.remark-changed", List.of("owner")),
            entry("friendship.ended", List.of("one", "other")),
            entry("friendship.blocked", List.of("by")),
            entry("friendship.unblocked", List.of("by")),
            entry("conversation.opened", List.of("members")),
            entry("conversation.closed", List.of(MEMBERS)),
            entry("conversation.reopened", List.of(MEMBERS)),
            entry("message.sent", List.of(MEMBERS)),
            entry("conversation.read", List.of("reader")),
            entry("conversation.pinned", List.of("account")),
            entry("conversation.muted", List.of("account")),
            entry("conversation.hidden", List.of("account")),
            entry("conversation.archived", List.of("account")),
            entry("conversation.marked-unread", List.of("account")),
            entry("message.deleted", List.of("account")),
            entry("group.created", List.of(MEMBERS)),
            entry("group.joined", List.of(MEMBERS)),
            entry("group.invited", List.of("account")),
            entry("group.invitation-declined", List.of("account")),
            entry("group.join-requested", List.of(DECIDERS, "by")),
            entry("group.join-approved", List.of(DECIDERS, "requestedBy")),
            entry("group.join-refused", List.of(DECIDERS, "requestedBy")),
            entry("group.link-made", List.of(DECIDERS, "by")),
            entry("group.link-revoked", List.of(DECIDERS, "by")),
            entry("group.left", List.of(MEMBERS, "account")),
            entry("group.removed", List.of(MEMBERS, "members")),
            entry("group.dissolved", List.of(MEMBERS)),
            entry("group.role-changed", List.of(MEMBERS)),
            entry("group.transferred", List.of(MEMBERS)),
            entry("group.renamed", List.of(MEMBERS)),
            entry("group.described", List.of(MEMBERS)),
            entry("group.announced", List.of(MEMBERS)),
            entry("group.avatar-changed", List.of(MEMBERS)),
            entry("group.settings-changed", List.of(MEMBERS)),
            entry("group.silenced", List.of(MEMBERS)),
            entry("group.member-muted", List.of(MEMBERS)),
            entry("group.member-unmuted", List.of(MEMBERS)),
            entry("group.nickname-changed", List.of(MEMBERS)),
            entry("group.remark-changed", List.of("account")),
            entry("group.announcement-read", List.of("account")),
            entry("group.read", List.of("reader")));

    private InboxModel() {}

    /// `<epoch> <account> <seq> <event id>` for each expected entry.
    public static SortedSet<String> expected(String epoch, List<PublishedEvent> log) {
        var rooms = new HashMap<String, Map<String, Boolean>>();
        var last = new HashMap<String, Long>();
        var lines = new TreeSet<String>();
        for (var event : log) {
            follow(event, rooms);
            for (var account : recipients(event, rooms)) {
                lines.add(line(
                        epoch,
                        account,
                        last.merge(account, 1L, Long::sum),
                        event.id().toString()));
            }
        }
        return lines;
    }

    /// `rooms` holds the members of each conversation, and whether each of them decides, and who is in whose circle.
    private static void follow(PublishedEvent event, Map<String, Map<String, Boolean>> rooms) {
        var data = event.data();
        switch (event.type()) {
            case "conversation.opened", "group.created", "group.joined" ->
                names(data.get("members"))
                        .forEach(account -> room(data, rooms)
                                .put(account, names(data.path("owner")).contains(account)));
            case "group.left" -> room(data, rooms).remove(text(data, "account"));
            case "group.removed" -> room(data, rooms).keySet().removeAll(names(data.get("members")));
            case "group.role-changed" ->
                room(data, rooms).put(text(data, "account"), !text(data, "role").equals("member"));
            case "group.transferred" -> {
                room(data, rooms).put(text(data, "from"), false);
                room(data, rooms).put(text(data, "to"), true);
            }
            case "friendship.requested" -> circle(data, "to", rooms).put(text(data, "from"), false);
            case "friendship.request-received" -> circle(data, "from", rooms).put(text(data, "to"), false);
            case "friendship.withdrawn" -> circle(data, "to", rooms).remove(text(data, "from"));
            case "friendship.request-retracted", "friendship.declined" ->
                circle(data, "from", rooms).remove(text(data, "to"));
            case "friendship.accepted" -> {
                circle(data, "by", rooms).put(text(data, "other"), false);
                circle(data, "other", rooms).put(text(data, "by"), false);
            }
            case "friendship.ended" -> {
                circle(data, "one", rooms).remove(text(data, "other"));
                circle(data, "other", rooms).remove(text(data, "one"));
            }
            default -> {}
        }
    }

    private static Map<String, Boolean> room(JsonNode data, Map<String, Map<String, Boolean>> rooms) {
        return rooms.computeIfAbsent(text(data, "conversationId"), _ -> new HashMap<>());
    }

    private static Map<String, Boolean> circle(JsonNode data, String whose, Map<String, Map<String, Boolean>> rooms) {
        return rooms.computeIfAbsent(circle(text(data, whose)), _ -> new HashMap<>());
    }

    /// The key of a person's circle among the rooms.
    static String circle(String account) {
        return "circle of " + account;
    }

    static Set<String> recipients(PublishedEvent event, Map<String, Map<String, Boolean>> rooms) {
        var fields = Objects.requireNonNull(AUDIENCE.get(event.type()));
        var data = event.data();
        if (event.type().equals("conversation.read") && data.get("shown").booleanValue()) {
            return room(data, rooms).keySet();
        }
        var recipients = fields.stream()
                .filter(field -> !field.startsWith("("))
                .flatMap(field -> names(data.get(field)).stream())
                .collect(Collectors.toSet());
        if (fields.contains(MEMBERS)) {
            recipients.addAll(room(data, rooms).keySet());
        }
        if (fields.contains(CIRCLE)) {
            recipients.addAll(circle(data, "accountId", rooms).keySet());
        }
        if (fields.contains(DECIDERS)) {
            room(data, rooms).forEach((account, decides) -> {
                if (decides) {
                    recipients.add(account);
                }
            });
        }
        return recipients;
    }

    /// The same for the stored entries, each with its body.
    public static SortedSet<String> stored(MongoDatabase database) {
        var events = new HashMap<Long, String>();
        for (var body : database.getCollection(BodyDocument.COLLECTION).find()) {
            var event = Json.PERMISSIVE.readValue(body.getString("event"), EventView.class);
            events.put(body.getLong("p"), event.eventId().toString());
        }
        var lines = new TreeSet<String>();
        for (var entry : database.getCollection(EntryDocument.COLLECTION).find()) {
            var key = entry.getString("_id").split("/", -1);
            lines.add(line(key[0], key[1], Long.parseLong(key[2]), String.valueOf(events.get(entry.getLong("p")))));
        }
        return lines;
    }

    public static SortedSet<String> told(Collection<Delivery> deliveries) {
        var lines = new TreeSet<String>();
        for (var delivery : deliveries) {
            delivery.recipients()
                    .forEach((account, seq) -> lines.add(line(
                            delivery.epoch(),
                            account.toString(),
                            seq,
                            delivery.event().eventId().toString())));
        }
        return lines;
    }

    /// Whether each head is the number of its person's last entry.
    static boolean headsMatch(MongoDatabase database) {
        var last = new HashMap<String, Long>();
        for (var entry : database.getCollection(EntryDocument.COLLECTION).find()) {
            var id = entry.getString("_id");
            var slash = id.lastIndexOf('/');
            last.merge(id.substring(0, slash), Long.parseLong(id.substring(slash + 1)), Math::max);
        }
        var heads = StreamSupport.stream(
                        database.getCollection(HeadDocument.COLLECTION).find().spliterator(), false)
                .collect(Collectors.toMap(head -> head.getString("_id"), head -> head.getLong("seq")));
        return heads.equals(last);
    }

    static long position(MongoDatabase database) {
        var token = database.getCollection(TokenDocument.COLLECTION)
                .find(Filters.eq("inbox"))
                .first();
        return token == null ? 0 : token.getLong("position");
    }

    private static String line(String epoch, String account, long seq, String eventId) {
        return epoch + " " + account + " " + "%06d".formatted(seq) + " " + eventId;
    }

    private static String text(JsonNode data, String field) {
        return data.get(field).stringValue();
    }

    private static Set<String> names(JsonNode node) {
        return node.isMissingNode()
                ? Set.of()
                : node.isArray()
                        ? StreamSupport.stream(node.spliterator(), false)
                                .map(JsonNode::stringValue)
                                .collect(Collectors.toSet())
                        : Set.of(node.stringValue());
    }
}
