package io.parley.command.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import io.parley.api.Text;
import io.parley.api.account.AccountRefusal;
import io.parley.api.account.LoginName;
import io.parley.command.SecretProperties;
import io.parley.command.account.Credentials;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.account.PasswordHashing;
import io.parley.command.account.PasswordHashing.Asker;
import io.parley.command.gateway.Refused;
import io.parley.edge.address.Network;
import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells who knows a password. No such account and a wrong password are one answer after the same work.
/// Failures slow down the name from that address: counted by name, since a count by account would tell which
/// names belong together. Only an account under attack is braked as a whole. A device that the account knows is
/// spared the brake, and waits for its hash beside other such devices.
@Component
final class LogIn {
    private static final int PASSWORD_MAX = 128;
    private static final int CLIENT_MAX = 100;

    private final Credentials credentials;
    private final PasswordHashing passwords;
    private final Limits limits;
    private final SecretProperties secrets;
    private final KnownDevices devices;
    private final AccountBrake brake;
    private final Limit perAddress;
    private final Limit failures;

    /// The body of `POST /api/session`.
    ///
    /// @param login handle, e-mail address or phone number
    /// @param client what the client calls itself, as "Firefox on Linux"
    record Form(LoginName login, Secret password, @Nullable String client) {
        @JsonCreator
        static Form of(
                @JsonProperty("login") @Nullable String login,
                @JsonProperty("password") Secret password,
                @JsonProperty("client") @Nullable String client) {
            return new Form(LoginName.any(login, "login"), password, client);
        }

        Form {
            var given = Malformed.present(password, "password").reveal();
            if (given.codePointCount(0, given.length()) > PASSWORD_MAX) {
                throw new Malformed(Malformed.Code.TOO_LONG, "password");
            }
            client = Text.optionalName(client, CLIENT_MAX, "client");
        }

        @Override
        public String toString() {
            return "LogIn.Form";
        }
    }

    LogIn(
            Credentials credentials,
            PasswordHashing passwords,
            Limits limits,
            SecretProperties secrets,
            KnownDevices devices,
            AccountBrake brake,
            SessionProperties settings) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.limits = limits;
        this.secrets = secrets;
        this.devices = devices;
        this.brake = brake;
        this.perAddress = Limit.of("limit:log-in", settings.perAddress(), Duration.ofMinutes(1));
        this.failures = Limit.of("limit:log-in-failure", settings.failures(), Duration.ofMinutes(1));
    }

    /// A failure is charged once it is one: right log-ins at once don't stand in each other's way, and what the queue
    /// of the hashing turned away was no log-in.
    ///
    /// @param device what the device shows of an earlier log-in
    Credential check(Form form, Network network, @Nullable Secret device) {
        var claim = form.login.claim(secrets.claimKey()).toString();
        var pair = network.usedBy(claim);
        limits.require(failures, pair);
        var judged = limits.charged(perAddress, network, () -> judged(form, claim, network, device));
        if (judged.isEmpty()) {
            limits.charge(failures, pair);
            throw new Refused(AccountRefusal.WRONG_CREDENTIALS);
        }
        return judged.get();
    }

    /// The credential, if the password is its own.
    private Optional<Credential> judged(Form form, String claim, Network network, @Nullable Secret device) {
        var credential = credentials.of(form.login);
        var account =
                credential.map(Credential::account).map(AccountId::toString).orElse(claim);
        var hash = credential.map(Credential::passwordHash).orElse(null);
        var right = devices.isKnown(device, credential.orElse(null))
                ? passwords.matches(form.password, hash, Asker.onKnownDevice(account))
                : brake.judged(
                        account, network, () -> passwords.matches(form.password, hash, Asker.from(network.toString())));
        return right ? credential : Optional.empty();
    }
}
