package io.parley.query.conversation;

import static io.parley.query.Views.number;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationView;
import io.parley.api.group.GroupView;
import io.parley.api.wire.EventView;
import io.parley.query.AsOf;
import io.parley.query.group.Membership;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Conversations as one member sees them, made of documents that were read one after the other.
///
/// @param participations by their keys
/// @param deleted which of the last messages are deleted for the member, as the text of their keys
/// @param asOf how far the views went before they were read: of documents that were not read at one moment, one may
///   hold a later change while another misses an earlier one, but up to there all hold everything
record Perspective(AccountId member, Map<String, Document> participations, Set<String> deleted, AsOf asOf) {
    private static final String MESSAGE = EventTypes.nameOf(MessageSent.class);

    static Deletions.Key lastMessage(Document conversation, AccountId member) {
        return new Deletions.Key(
                ConversationId.of(conversation.getString("_id")), member, number(conversation, "lastNo"));
    }

    static String other(Document direct, AccountId member) {
        return direct.getList("members", String.class).stream()
                .filter(one -> !one.equals(member.toString()))
                .findFirst()
                .orElseThrow();
    }

    ConversationView direct(Document conversation) {
        var id = conversation.getString("_id");
        var other = other(conversation, member);
        var others = participations.get(id + "/" + other);
        return view(
                conversation,
                number(conversation.get("ownLast", Document.class), member.toString()),
                AccountId.of(other),
                number(others, "shown"),
                null);
    }

    /// @param first of the members; of no interest where one isn't one
    /// @param requests that one may answer
    ConversationView group(Document conversation, Membership membership, List<Membership> first, int requests) {
        var own = participations.get(conversation.getString("_id") + "/" + member);
        return membership.present()
                ? view(
                        conversation,
                        number(own, "ownLast"),
                        null,
                        0,
                        GroupViews.of(conversation, membership, first, requests, own))
                : former(conversation, membership, own);
    }

    private ConversationView view(
            Document conversation,
            long ownLastNo,
            @Nullable AccountId other,
            long otherReadUpTo,
            @Nullable GroupView group) {
        var id = conversation.getString("_id");
        var own = participations.get(id + "/" + member);
        var last = Json.PERMISSIVE.readValue(conversation.getString("last"), EventView.class);
        var lastDeleted = last.type().equals(MESSAGE)
                && deleted.contains(lastMessage(conversation, member).toString());
        return new ConversationView(
                ConversationId.of(id),
                other,
                conversation.getBoolean("open", false),
                number(conversation, "lastNo"),
                ownLastNo,
                number(own, "readUpTo"),
                otherReadUpTo,
                flag(own, "pinned"),
                flag(own, "muted"),
                own == null ? null : own.getLong("hiddenUpTo"),
                flag(own, "markedUnread"),
                lastDeleted ? last.withoutPersonal() : last,
                lastDeleted,
                group,
                asOf.seq());
    }

    /// As it was when the member was taken out.
    private ConversationView former(Document conversation, Membership membership, @Nullable Document own) {
        var out = Objects.requireNonNull(membership.out());
        return new ConversationView(
                membership.conversationId(),
                null,
                false,
                membership.lastNo(),
                number(own, "ownLast"),
                number(own, "readUpTo"),
                0,
                flag(own, "pinned"),
                flag(own, "muted"),
                own == null ? null : own.getLong("hiddenUpTo"),
                flag(own, "markedUnread"),
                out,
                false,
                GroupViews.ofFormer(conversation, membership, own),
                asOf.seq());
    }

    static boolean flag(@Nullable Document document, String field) {
        return document != null && document.getBoolean(field, false);
    }
}
