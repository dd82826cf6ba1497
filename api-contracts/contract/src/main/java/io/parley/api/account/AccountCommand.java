package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.Command;
import io.parley.api.Malformed;
import io.parley.api.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people ask about their own account. Registration and log-in are not here, because they come over HTTP
/// before there is a token.
public sealed interface AccountCommand extends Command {
    /// The longest nickname, in code points.
    int NICKNAME_MAX = 40;

    /// Gives the actor another nickname, 1 to 40 code points by the rules of `Text.name`. Leaves an event even if the
    /// actor has this nickname already.
    @JsonTypeName("account.change-nickname")
    record ChangeNickname(UUID clientId, String nickname) implements AccountCommand {
        public ChangeNickname {
            Malformed.present(clientId, "clientId");
            nickname = Text.name(nickname, NICKNAME_MAX, "nickname");
        }
    }

    /// Gives the actor another picture; if absent, it is the initial of their name. Leaves an event even if nothing
    /// changes.
    @JsonTypeName("account.change-avatar")
    record ChangeAvatar(UUID clientId, @Nullable Avatar avatar) implements AccountCommand {
        public ChangeAvatar {
            Malformed.present(clientId, "clientId");
        }
    }

    /// Whether others find this account by its e-mail address or phone number. They always find it
    /// by its handle.
    @JsonTypeName("account.change-discoverability")
    record ChangeDiscoverability(UUID clientId, boolean byEmail, boolean byPhone) implements AccountCommand {
        public ChangeDiscoverability {
            Malformed.present(clientId, "clientId");
        }
    }

    /// What others see of the actor without a message from them. This goes both ways: a person who hides
    /// something doesn't see it of others either.
    ///
    /// @param readMarks whether others see how far the actor has read
    /// @param presence whether others see that the actor is online, was last seen or is typing
    @JsonTypeName("account.change-privacy")
    record ChangePrivacy(UUID clientId, boolean readMarks, boolean presence) implements AccountCommand {
        public ChangePrivacy {
            Malformed.present(clientId, "clientId");
        }
    }

    /// Whether the actor is asked before somebody adds them to a group.
    @JsonTypeName("account.change-invitations")
    record ChangeInvitations(UUID clientId, boolean askFirst) implements AccountCommand {
        public ChangeInvitations {
            Malformed.present(clientId, "clientId");
        }
    }
}
