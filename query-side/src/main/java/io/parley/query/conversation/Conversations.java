package io.parley.query.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static java.util.Comparator.comparingLong;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.Json;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationView;
import io.parley.api.wire.EventView;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the view of conversations: a document for each, and one for each member with their read mark and how they keep
/// it for themselves. What one has deleted is part of another view, that of the timeline.
@Component
public class Conversations {
    private static final String MESSAGE = EventTypes.nameOf(MessageSent.class);

    private final Views views;
    private final Deletions deletions;

    Conversations(Views views, Deletions deletions) {
        this.views = views;
        this.deletions = deletions;
    }

    /// Those that the account is a member of, the one that spoke last first.
    public List<ConversationView> of(AccountId member) {
        var complete = views.position(Views.CONVERSATIONS, Views.TIMELINE);
        var conversations = views.collection("conversation")
                .find(eq("members", member.toString()))
                .into(new ArrayList<>());
        var participations = participations(conversations);
        var deleted = deletions.among(conversations.stream()
                .map(conversation -> lastMessage(conversation, member))
                .toList());
        return conversations.stream()
                .map(conversation -> viewOf(conversation, member, participations, deleted, complete))
                .sorted(comparingLong((ConversationView view) -> view.last().position())
                        .reversed())
                .toList();
    }

    public boolean isMember(AccountId account, ConversationId conversation) {
        return views.collection("conversation")
                        .find(and(eq("_id", conversation.toString()), eq("members", account.toString())))
                        .first()
                != null;
    }

    private Map<String, Document> participations(List<Document> conversations) {
        var ids = conversations.stream()
                .flatMap(conversation -> conversation.getList("members", String.class).stream()
                        .map(member -> conversation.getString("_id") + "/" + member))
                .toList();
        var found = new HashMap<String, Document>();
        views.collection("participation")
                .find(in("_id", ids))
                .forEach(participation -> found.put(participation.getString("_id"), participation));
        return found;
    }

    private static Deletions.Key lastMessage(Document conversation, AccountId member) {
        return new Deletions.Key(
                ConversationId.of(conversation.getString("_id")), member, number(conversation, "lastNo"));
    }

    private static ConversationView viewOf(
            Document conversation,
            AccountId member,
            Map<String, Document> participations,
            Set<String> deleted,
            long complete) {
        var id = conversation.getString("_id");
        var other = conversation.getList("members", String.class).stream()
                .filter(one -> !one.equals(member.toString()))
                .findFirst()
                .orElseThrow();
        var own = participations.get(id + "/" + member);
        var others = participations.get(id + "/" + other);
        var last = Json.PERMISSIVE.readValue(conversation.getString("last"), EventView.class);
        var lastDeleted = last.type().equals(MESSAGE)
                && deleted.contains(lastMessage(conversation, member).toString());
        return new ConversationView(
                ConversationId.of(id),
                AccountId.of(other),
                conversation.getBoolean("open", false),
                number(conversation, "lastNo"),
                number(conversation.get("ownLast", Document.class), member.toString()),
                number(own, "readUpTo"),
                number(others, "shown"),
                flag(own, "pinned"),
                flag(own, "muted"),
                own == null ? null : own.getLong("hiddenUpTo"),
                flag(own, "markedUnread"),
                lastDeleted ? last.withoutPersonal() : last,
                lastDeleted,
                position(complete, number(conversation, "p"), number(own, "p"), number(others, "shownP")));
    }

    /// Of three documents that were not read at one moment, one may already hold a later change while another
    /// misses an earlier one; up to the view's token all hold everything. Of the other's participation only what
    /// is shown counts: a position that moved for a hidden change would tell of it.
    private static long position(long complete, long conversation, long own, long others) {
        return Math.min(complete, Math.max(conversation, Math.max(own, others)));
    }

    private static boolean flag(@Nullable Document document, String field) {
        return document != null && document.getBoolean(field, false);
    }

    private static long number(@Nullable Document document, String field) {
        return document == null || document.get(field) == null
                ? 0
                : document.get(field, Number.class).longValue();
    }
}
