package io.parley.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.FriendshipId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent;
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
import io.parley.command.Refused;
import io.parley.command.ledger.EventSourced;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// The chat of two people: open while they are friends, else closed. Only its members see it, and only while it is open
/// can anything be said. Messages are numbered from 1 without holes.
@EventSourced
public final class DirectConversation {
    private static final int REMEMBERED = 32;
    private static final Comparator<AccountId> BY_ID = Comparator.comparing(AccountId::toString);

    @AggregateIdentifier
    final String id;

    private @Nullable ConversationId conversationId;
    private List<AccountId> members = List.of();
    private boolean open;
    private long lastNo;
    private Deque<Utterance> recent = new ArrayDeque<>();

    /// Which message of whom: two people may choose the same id.
    private record Utterance(AccountId sender, UUID messageId) {}

    @JsonCreator
    public DirectConversation(@JsonProperty("id") String id) {
        this.id = id;
    }

    /// Opens it, the first time or again.
    public void open(ConversationId self, FriendshipId friendship, List<AccountId> people) {
        if (conversationId == null) {
            apply(new Opened(self, friendship, people.stream().sorted(BY_ID).toList(), lastNo));
        } else if (!open) {
            apply(new Reopened(self, lastNo));
        }
    }

    public void close() {
        if (conversationId != null && open) {
            apply(new Closed(conversationId, lastNo));
        }
    }

    /// Does nothing where it remembers that this was said; what is too long ago the ledger refuses.
    public void send(AccountId sender, UUID messageId, Content content) {
        var self = seenBy(sender);
        if (recent.contains(new Utterance(sender, messageId))) {
            return;
        }
        if (!open) {
            throw new Refused(ConversationRefusal.CONVERSATION_CLOSED);
        }
        apply(new MessageSent(self, lastNo + 1, messageId, sender, sender, new MessageSent.Personal(content)));
    }

    /// Refuses who isn't a member.
    void demandMember(AccountId account) {
        seenBy(account);
    }

    /// Refuses who isn't a member, and a message that isn't there.
    void demandMessage(AccountId member, long no) {
        seenBy(member);
        if (no > lastNo) {
            throw new Refused(ConversationRefusal.NO_SUCH_MESSAGE);
        }
    }

    /// The number of its last message, 0 where there is none.
    long lastNo(AccountId member) {
        seenBy(member);
        return lastNo;
    }

    AccountId otherThan(AccountId member) {
        seenBy(member);
        return members.get(1 - members.indexOf(member));
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
            }
            case Closed _ -> open = false;
            case Reopened _ -> open = true;
            case MessageSent e -> {
                lastNo = e.messageNo();
                recent.addLast(new Utterance(e.sender(), e.messageId()));
                if (recent.size() > REMEMBERED) {
                    recent.removeFirst();
                }
            }
            case Read _, Pinned _, Muted _, Hidden _, MarkedUnread _, MessageDeleted _ ->
                throw new IllegalStateException("one person's part in the stream of a conversation");
        }
    }
}
