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

    /// Chosen by the client (UUIDv7), the same for each try: a command is carried out once, for ever.
    UUID clientId();
}
