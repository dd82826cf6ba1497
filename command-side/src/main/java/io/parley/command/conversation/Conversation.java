package io.parley.command.conversation;

import io.parley.api.AccountId;
import io.parley.api.conversation.Content;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What each kind of conversation decides. To those who can see nothing of it, it isn't there.
public interface Conversation {
    /// Does nothing where it remembers this message; a copy of an older one is refused by the ledger.
    void send(AccountId sender, UUID messageId, Content content, Instant now);

    /// Refuses those who can see nothing of it.
    void demandReader(AccountId account);

    /// Refuses those who can see nothing of it, and a message that the reader can't see.
    void demandMessage(AccountId reader, long no);

    /// The number of the last message, 0 where there is none; for former members, the last one before they left.
    long lastNo(AccountId reader);

    /// Those who all must show their read marks for that of the reader to be shown.
    List<AccountId> readMarkShownBy(AccountId reader);
}
