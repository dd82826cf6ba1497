package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.Command;
import io.parley.api.Malformed;
import java.util.UUID;

/// What one asks about one's own account. Registration and log-in are not here: they come over HTTP, before there is a
/// token.
public sealed interface AccountCommand extends Command {

    /// Whether others find this account by its e-mail or phone; by its handle they always do.
    @JsonTypeName("account.change-discoverability")
    record ChangeDiscoverability(UUID clientId, boolean byEmail, boolean byPhone) implements AccountCommand {
        public ChangeDiscoverability {
            Malformed.present(clientId, "clientId");
        }
    }

    /// What others are told of one without being told by one. It goes both ways: who hides something sees nothing of it
    /// of others.
    ///
    /// @param readMarks how far one has read
    /// @param presence whether one is online, was last seen, is typing
    @JsonTypeName("account.change-privacy")
    record ChangePrivacy(UUID clientId, boolean readMarks, boolean presence) implements AccountCommand {
        public ChangePrivacy {
            Malformed.present(clientId, "clientId");
        }
    }

    /// Whether one is asked before one is added to a group.
    @JsonTypeName("account.change-invitations")
    record ChangeInvitations(UUID clientId, boolean askFirst) implements AccountCommand {
        public ChangeInvitations {
            Malformed.present(clientId, "clientId");
        }
    }
}
