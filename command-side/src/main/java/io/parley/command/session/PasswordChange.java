package io.parley.command.session;

import static java.util.Objects.requireNonNull;

import io.parley.api.Secret;
import io.parley.api.account.AccountRefusal;
import io.parley.api.wire.Actor;
import io.parley.command.account.Credentials;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.account.OwnNames;
import io.parley.command.account.PasswordHashing;
import io.parley.command.account.PasswordHashing.Asker;
import io.parley.command.account.PasswordRules;
import io.parley.command.gateway.Refused;
import io.parley.edge.address.Network;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives a person another password, if they know the old one. Their other sessions end in the same transaction, and
/// nobody begins one by the old password after it.
@Component
final class PasswordChange {
    private final LogIn logIn;
    private final OwnSessions own;
    private final Sessions sessions;
    private final Credentials credentials;
    private final OwnNames names;
    private final PasswordHashing passwords;
    private final TransactionTemplate transaction;

    /// The body of `POST /api/session/password`.
    record Form(Secret oldPassword, Secret newPassword) {
        Form {
            oldPassword = PasswordRules.shown(oldPassword, "oldPassword");
            newPassword = PasswordRules.chosen(newPassword, "newPassword");
        }

        @Override
        public String toString() {
            return "PasswordChange.Form";
        }
    }

    PasswordChange(
            @Qualifier("ledgerDataSource") DataSource database,
            LogIn logIn,
            OwnSessions own,
            Sessions sessions,
            Credentials credentials,
            OwnNames names,
            PasswordHashing passwords) {
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.logIn = logIn;
        this.own = own;
        this.sessions = sessions;
        this.credentials = credentials;
        this.names = names;
        this.passwords = passwords;
    }

    /// Throws `Refused` or `Malformed`, and `Problem` where the asking session has ended or there were too many tries.
    Credential change(Actor actor, Form form, Network network, @Nullable Secret device) {
        own.demandOpen(actor);
        var before = logIn.confirm(actor.account(), form.oldPassword, network, device);
        if (PasswordHashing.areSame(form.oldPassword, form.newPassword)) {
            throw new Refused(AccountRefusal.SAME_PASSWORD);
        }
        PasswordRules.demandUnguessable(form.newPassword, names.of(before), "newPassword");

        var asker = Asker.onKnownDevice(actor.account().toString());
        var after = before.withHash(passwords.hash(form.newPassword, asker));
        var ended = requireNonNull(transaction.execute(_ -> {
            if (!credentials.replace(before, after.passwordHash())) {
                // it was changed meanwhile
                throw new Refused(AccountRefusal.WRONG_PASSWORD);
            }
            return sessions.markOthersEnded(actor);
        }));
        ended.forEach(sessions::tellEnded);
        return after;
    }
}
