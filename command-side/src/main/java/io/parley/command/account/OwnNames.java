package io.parley.command.account;

import io.parley.api.account.AccountEvent.NicknameChanged;
import io.parley.api.account.AccountEvent.Registered;
import io.parley.command.StreamId;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.ledger.Ledger;
import java.util.List;
import org.springframework.stereotype.Component;

/// What a person is called here, as the ledger and the credentials have it: none of it makes a good password.
@Component
public final class OwnNames {
    private final Ledger ledger;

    OwnNames(Ledger ledger) {
        this.ledger = ledger;
    }

    public List<String> of(Credential credential) {
        var handle = "";
        var nickname = "";
        try (var events = ledger.stream(StreamId.of(credential.account()), 0)) {
            for (var stored : events.toList()) {
                if (stored.event() instanceof Registered e && e.personal() != null) {
                    handle = e.personal().handle();
                    nickname = e.personal().nickname();
                } else if (stored.event() instanceof NicknameChanged e && e.personal() != null) {
                    nickname = e.personal().nickname();
                }
            }
        }
        return PasswordRules.names(handle, nickname, credential.email(), credential.phone());
    }
}
