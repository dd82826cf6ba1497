package io.parley.command.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/// What was said in a conversation, as far as deciding needs it: how much, and which messages came last. Messages are
/// numbered from 1 without holes, and so are the lines that stand after the same message.
public final class Messages {
    private static final int REMEMBERED = 32;

    private long lastNo;
    private int lines;
    private Deque<Utterance> recent = new ArrayDeque<>();

    /// Which message of whom: two people may choose the same id.
    private record Utterance(AccountId sender, UUID messageId) {}

    /// The number of the last one, 0 where there is none.
    public long lastNo() {
        return lastNo;
    }

    /// The number of the line that comes next after that message.
    public int nextLine() {
        return lines + 1;
    }

    /// Whether it is among the newest few; what was said too long ago the ledger refuses.
    public boolean remember(AccountId sender, UUID messageId) {
        return recent.contains(new Utterance(sender, messageId));
    }

    /// What happens when this is said next.
    public MessageSent next(ConversationId conversation, AccountId sender, UUID messageId, Content content) {
        return new MessageSent(conversation, lastNo + 1, messageId, sender, sender, new MessageSent.Personal(content));
    }

    public void onLine(int lineNo) {
        lines = lineNo;
    }

    public void on(MessageSent event) {
        lastNo = event.messageNo();
        lines = 0;
        recent.addLast(new Utterance(event.sender(), event.messageId()));
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }
}
