package io.parley.command.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.Secret;
import io.parley.api.Text;
import io.parley.api.account.AccountRefusal;
import io.parley.api.account.LoginName;
import io.parley.command.SecretProperties;
import io.parley.command.account.Credentials;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.account.PasswordHashing;
import io.parley.command.account.PasswordHashing.Asker;
import io.parley.command.account.PasswordRules;
import io.parley.command.gateway.Refused;
import io.parley.edge.address.Network;
import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells who knows a password. No such account and a wrong password are one answer after the same work.
/// Failures slow down the name from that address: counted by name, since a count by account would tell which
/// names belong together. Only an account under attack is braked as a whole. A device that the account knows is
/// spared the brake, and waits for its hash beside other such devices.
@Component
final class LogIn {
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
            password = PasswordRules.shown(password, "password");
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
        return checked(claim, () -> credentials.of(form.login), form.password, network, device)
                .orElseThrow(() -> new Refused(AccountRefusal.WRONG_CREDENTIALS));
    }

    /// The same for somebody who is logged in and shows the password again. They count by their account.
    Credential confirm(AccountId account, Secret password, Network network, @Nullable Secret device) {
        return checked(account.toString(), () -> credentials.of(account), password, network, device)
                .orElseThrow(() -> new Refused(AccountRefusal.WRONG_PASSWORD));
    }

    private Optional<Credential> checked(
            String name,
            Supplier<Optional<Credential>> credential,
            Secret password,
            Network network,
            @Nullable Secret device) {
        var pair = network.usedBy(name);
        limits.require(failures, pair);
        var judged =
                limits.charged(perAddress, network, () -> judged(name, credential.get(), password, network, device));
        if (judged.isEmpty()) {
            limits.charge(failures, pair);
        }
        return judged;
    }

    /// The credential, if the password is its own.
    private Optional<Credential> judged(
            String name, Optional<Credential> credential, Secret password, Network network, @Nullable Secret device) {
        var account =
                credential.map(Credential::account).map(AccountId::toString).orElse(name);
        var hash = credential.map(Credential::passwordHash).orElse(null);
        var right = devices.isKnown(device, credential.orElse(null))
                ? passwords.matches(password, hash, Asker.onKnownDevice(account))
                : brake.judged(
                        account, network, () -> passwords.matches(password, hash, Asker.from(network.toString())));
        return right ? credential : Optional.empty();
    }
}
