package io.parley.command.account;

import io.parley.api.AccountId;
import io.parley.api.CommandRefusal;
import io.parley.api.account.AccountEvent.Registered;
import io.parley.api.account.AccountRefusal;
import io.parley.api.account.ClaimId;
import io.parley.api.account.ClaimId.Kind;
import io.parley.api.account.LoginName;
import io.parley.api.wire.Answer;
import io.parley.command.SecretProperties;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.gateway.CommandEnvelope;
import io.parley.command.gateway.CommandGateway;
import io.parley.command.gateway.ContentDigest;
import io.parley.command.gateway.Refused;
import io.parley.command.ledger.Ledger;
import io.parley.edge.problem.Problem;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Signs people up. The secrets are written first, beside the ledger; the one append of the account with its claims
/// then makes them count, or they are nobody's. Sent again with the same client id, it answers the same account, but
/// only to who sends the same again: claims and profile are compared by their digest, secrets with what lies beside the
/// ledger.
@Component
final class Registration {
    private final CommandGateway gateway;
    private final Ledger ledger;
    private final Credentials credentials;
    private final PasswordHashing passwords;
    private final ContentDigest digests;
    private final SecretProperties secrets;
    private final RegistrationProperties settings;

    Registration(
            CommandGateway gateway,
            Ledger ledger,
            Credentials credentials,
            PasswordHashing passwords,
            ContentDigest digests,
            SecretProperties secrets,
            RegistrationProperties settings) {
        this.gateway = gateway;
        this.ledger = ledger;
        this.credentials = credentials;
        this.passwords = passwords;
        this.digests = digests;
        this.secrets = secrets;
        this.settings = settings;
    }

    /// Throws `Refused`, or `Problem` where it is no fault of the form.
    ///
    /// @param network whence it comes
    AccountId register(RegistrationForm form, String network) {
        var account = AccountId.registeredBy(form.clientId());
        var command = command(account, form);
        var content = new Register.Content(command.claims(), form.handle(), form.nickname(), form.avatar());
        var digest = digests.of(content);
        var envelope =
                new CommandEnvelope(account, null, Register.TYPE, form.clientId(), Register.TYPE, digest, command);
        if (!settings.open() && ledger.find(envelope.event(0)).isEmpty()) {
            throw new Refused(AccountRefusal.REGISTRATION_CLOSED);
        }

        var asker = PasswordHashing.Asker.from(network);
        var given = new Credential(account, form.email(), form.phone(), passwords.hash(form.password(), asker));
        var kept = credentials.keep(given);
        if (!kept.isNew() && !isSame(form, kept.credential(), asker)) {
            throw new Refused(CommandRefusal.CLIENT_ID_REUSED);
        }
        var answer = gateway.carryOut(envelope);
        if (!(answer instanceof Answer.Accepted)) {
            if (answer instanceof Answer.Refused && kept.isNew()) {
                credentials.drop(account);
            }
            throw Problem.of(answer);
        }
        // that of an account from before there were digests tells no more
        var first = (Registered) ledger.find(envelope.event(0)).orElseThrow().event();
        if (!first.handleClaim().equals(command.registered().handleClaim())) {
            throw new Refused(CommandRefusal.CLIENT_ID_REUSED);
        }
        return account;
    }

    private boolean isSame(RegistrationForm form, Credential kept, PasswordHashing.Asker asker) {
        return kept.email().equals(form.email())
                && Objects.equals(kept.phone(), form.phone())
                && passwords.matches(form.password(), kept.passwordHash(), asker);
    }

    private Register command(AccountId account, RegistrationForm form) {
        var key = secrets.claimKey();
        Map<Kind, ClaimId> claims = new EnumMap<>(Kind.class);
        var handle = LoginName.handle(form.handle()).claim(key);
        var email = LoginName.email(form.email()).claim(key);
        var phone = form.phone() == null ? null : LoginName.phone(form.phone()).claim(key);
        claims.put(Kind.HANDLE, handle);
        claims.put(Kind.EMAIL, email);
        if (phone != null) {
            claims.put(Kind.PHONE, phone);
        }
        var personal = new Registered.Personal(form.handle(), form.nickname(), form.avatar());
        var registered = new Registered(account, handle, email, phone, account, personal);
        return new Register(form.clientId(), claims, registered);
    }
}
