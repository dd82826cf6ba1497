package io.parley.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.parley.api.account.AccountCommand;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.group.GroupCommand;
import java.util.UUID;

/// What a person asks to be done. The constructor checks the shape (`Malformed`). A command never says who
/// asks: the actor comes from the verified token.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Command permits AccountCommand, FriendshipCommand, ConversationCommand, GroupCommand {

    /// Chosen by the client (UUIDv7), and the same for each try: a command is carried out once, for ever. If
    /// the same id comes with another type or field, the server refuses with
    /// `CommandRefusal.CLIENT_ID_REUSED`. It can't compare a command that left no event, because it was
    /// refused or nothing had to change.
    ///
    /// The id is unique for each actor and target, so one id in two conversations is two commands. The target
    /// of `message.send` is the conversation. The target of what a person does with a conversation for
    /// themselves is their participation in it, and of all else in a group, the group. The target of a command
    /// about another person is the relation of the two, of a command about the actor's account, that account.
    /// The target of a command that creates something is its kind.
    UUID clientId();
}
