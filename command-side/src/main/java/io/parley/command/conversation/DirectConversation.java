package io.parley.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Closed;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.conversation.ConversationEvent.Reopened;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.friendship.FriendshipId;
import io.parley.command.aggregate.EventSourced;
import io.parley.command.gateway.Refused;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The chat of two people: open while they are friends, else closed. Only its members see it, and only while it is open
/// can anything be said. Somebody's saved messages are the chat of one, which never closes.
@EventSourced(name = "direct", snapshotRevision = 3)
public final class DirectConversation implements Conversation {
    private static final Comparator<AccountId> BY_ID = Comparator.comparing(AccountId::toString);

    @AggregateIdentifier
    final String id;

    private @Nullable ConversationId conversationId;
    private List<AccountId> members = List.of();
    private boolean open;
    private Messages messages = new Messages();

    @JsonCreator
    public DirectConversation(@JsonProperty("id") String id) {
        this.id = id;
    }

    /// Opens it, the first time or again.
    ///
    /// @param friendship of two people; null where there is one
    public void open(ConversationId self, @Nullable FriendshipId friendship, List<AccountId> people) {
        if (conversationId == null) {
            apply(new Opened(
                    self, friendship, people.stream().sorted(BY_ID).toList(), messages.lastNo(), messages.nextLine()));
        } else if (!open) {
            apply(new Reopened(self, messages.lastNo(), messages.nextLine()));
        }
    }

    public void close() {
        if (conversationId != null && open) {
            apply(new Closed(conversationId, messages.lastNo(), messages.nextLine()));
        }
    }

    /// As at any time: this depends on none.
    public void send(AccountId sender, UUID messageId, Content content) {
        var self = seenBy(sender);
        if (messages.remember(sender, messageId)) {
            return;
        }
        if (!open) {
            throw new Refused(ConversationRefusal.CONVERSATION_CLOSED);
        }
        apply(messages.next(self, sender, messageId, content));
    }

    @Override
    public void send(AccountId sender, UUID messageId, Content content, Instant now) {
        send(sender, messageId, content);
    }

    @Override
    public void demandReader(AccountId account) {
        seenBy(account);
    }

    @Override
    public void demandMessage(AccountId reader, long no) {
        seenBy(reader);
        if (no > messages.lastNo()) {
            throw new Refused(ConversationRefusal.NO_SUCH_MESSAGE);
        }
    }

    @Override
    public long lastNo(AccountId reader) {
        seenBy(reader);
        return messages.lastNo();
    }

    /// Both: who hides read marks sees none.
    @Override
    public List<AccountId> readMarkShownBy(AccountId reader) {
        seenBy(reader);
        return members;
    }

    private ConversationId seenBy(AccountId account) {
        if (conversationId == null || !members.contains(account)) {
            throw new Refused(ConversationRefusal.NO_SUCH_CONVERSATION);
        }
        return conversationId;
    }

    @EventSourcingHandler
    void on(ConversationEvent event) {
        switch (event) {
            case Opened e -> {
                conversationId = e.conversationId();
                members = e.members();
                open = true;
                messages.onLine(e.lineNo());
            }
            case Closed e -> {
                open = false;
                messages.onLine(e.lineNo());
            }
            case Reopened e -> {
                open = true;
                messages.onLine(e.lineNo());
            }
            case MessageSent e -> messages.on(e);
            case Read _, Pinned _, Muted _, Hidden _, Archived _, MarkedUnread _, MessageDeleted _ ->
                throw new IllegalStateException("one person's part in the stream of a conversation");
        }
    }
}
