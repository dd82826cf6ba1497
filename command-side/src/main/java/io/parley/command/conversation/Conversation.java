package io.parley.command.conversation;

import io.parley.api.AccountId;
import io.parley.api.conversation.Content;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What each kind of conversation decides. To those who can see nothing of it, it isn't there.
public interface Conversation {
    /// Does nothing where it remembers that this was said; what is too long ago the ledger refuses.
    void send(AccountId sender, UUID messageId, Content content, Instant now);

    /// Refuses who can see nothing of it.
    void demandReader(AccountId account);

    /// Refuses who can see nothing of it, and a message that he can't see.
    void demandMessage(AccountId reader, long no);

    /// The number of the last message, 0 where there is none; of who is in it no more, the last one then.
    long lastNo(AccountId reader);

    /// Those who all must show their read marks for that of the reader to be shown.
    List<AccountId> readMarkShownBy(AccountId reader);
}
