package io.parley.command.account;

import static io.parley.api.Malformed.present;

import io.parley.api.Secret;
import io.parley.api.Text;
import io.parley.api.account.AccountCommand;
import io.parley.api.account.Avatar;
import io.parley.api.account.LoginName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/accounts`, which somebody sends to sign up.
///
/// @param avatar absent if the picture is the initial of the nickname
record RegistrationForm(
        UUID clientId,
        String handle,
        String nickname,
        @Nullable Avatar avatar,
        String email,
        @Nullable String phone,
        Secret password) {
    RegistrationForm {
        present(clientId, "clientId");
        handle = LoginName.handle(handle).value();
        nickname = Text.name(nickname, AccountCommand.NICKNAME_MAX, "nickname");
        email = LoginName.email(email).value();
        phone = phone == null || phone.isBlank() ? null : LoginName.phone(phone).value();
        password = PasswordRules.chosen(password, "password");
        PasswordRules.demandUnguessable(password, PasswordRules.names(handle, nickname, email, phone), "password");
    }

    @Override
    public String toString() {
        return "RegistrationForm[" + clientId + "]";
    }
}
