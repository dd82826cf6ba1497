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
}
