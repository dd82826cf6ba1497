package io.parley.command.account;

import static io.parley.api.Malformed.present;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.Secret;
import io.parley.api.Text;
import io.parley.api.account.AccountCommand;
import io.parley.api.account.Avatar;
import io.parley.api.account.LoginName;
import java.util.ArrayList;
import java.util.List;
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
    static final int PASSWORD_MIN = 8;
    private static final int PASSWORD_MAX = 128;

    RegistrationForm {
        present(clientId, "clientId");
        handle = LoginName.handle(handle).value();
        nickname = Text.name(nickname, AccountCommand.NICKNAME_MAX, "nickname");
        email = LoginName.email(email).value();
        phone = phone == null || phone.isBlank() ? null : LoginName.phone(phone).value();
        check(present(password, "password").reveal());
        if (CommonPasswords.isGuessable(password.reveal(), names(handle, nickname, email, phone))) {
            throw new Malformed(Code.GUESSABLE, "password");
        }
    }

    /// All that a person is called here, and the parts that stand for it.
    private static List<String> names(String handle, String nickname, String email, @Nullable String phone) {
        var names = new ArrayList<>(List.of(handle, nickname, email, email.substring(0, email.indexOf('@'))));
        names.addAll(List.of(nickname.split("\\s+", -1)));
        if (phone != null) {
            names.addAll(List.of(phone, phone.substring(1)));
        }
        return names;
    }

    private static void check(String password) {
        var length = password.codePointCount(0, password.length());
        if (length < PASSWORD_MIN) {
            throw new Malformed(Code.TOO_SHORT, "password");
        }
        if (length > PASSWORD_MAX) {
            throw new Malformed(Code.TOO_LONG, "password");
        }
        if (password.codePoints()
                .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new Malformed(Code.FORBIDDEN_CHARACTERS, "password");
        }
    }

    @Override
    public String toString() {
        return "RegistrationForm[" + clientId + "]";
    }
}
