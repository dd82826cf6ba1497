package io.parley.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.parley.api.account.AccountCommand;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.group.GroupCommand;
import java.util.UUID;

/// What a person asks to be done. Checked for shape when it is made (`Malformed`); who asks is never in it: the actor
/// comes from the verified token.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Command permits AccountCommand, FriendshipCommand, ConversationCommand, GroupCommand {

    /// Chosen by the client (UUIDv7), the same for each try: a command is carried out once, for ever. With other
    /// content, be it the type or any field, it is refused with `CommandRefusal.CLIENT_ID_REUSED`. What left no
    /// event, since it was refused or nothing had to change, can't be compared.
    ///
    /// It is unique for each actor and target, so one id in two conversations is two commands. The target of
    /// `message.send` is the conversation; of what one does with a conversation for oneself, one's own part in it;
    /// of what else is done in a group, the group; of what one asks about another person, what is between the two;
    /// of what is about one's account, the account; of what makes something new, its kind.
    UUID clientId();
}
