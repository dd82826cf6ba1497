package io.parley.command.account;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a password must be like, wherever one is chosen or shown. Lengths are in Unicode code points.
public final class PasswordRules {
    static final int MIN = 8;
    private static final int MAX = 128;

    private PasswordRules() {}

    /// One that somebody shows to prove who they are. Throws `Malformed` if it is absent, or longer than any.
    public static Secret shown(@Nullable Secret password, String field) {
        var given = Malformed.present(password, field);
        if (length(given.reveal()) > MAX) {
            throw new Malformed(Code.TOO_LONG, field);
        }
        return given;
    }

    /// One that somebody chooses: 8 to 128 characters, none of them a control character. Throws `Malformed`.
    public static Secret chosen(@Nullable Secret password, String field) {
        var given = shown(password, field);
        var text = given.reveal();
        if (length(text) < MIN) {
            throw new Malformed(Code.TOO_SHORT, field);
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new Malformed(Code.FORBIDDEN_CHARACTERS, field);
        }
        return given;
    }

    /// Throws `Malformed` if it is common, or made of the person's own names.
    public static void demandUnguessable(Secret password, Collection<String> names, String field) {
        if (CommonPasswords.isGuessable(password.reveal(), names)) {
            throw new Malformed(Code.GUESSABLE, field);
        }
    }

    /// All that a person is called here, and the parts that stand for it.
    static List<String> names(String handle, String nickname, String email, @Nullable String phone) {
        var names = new ArrayList<>(List.of(handle, nickname, email, email.substring(0, email.indexOf('@'))));
        names.addAll(List.of(nickname.split("\\s+", -1)));
        if (phone != null) {
            names.addAll(List.of(phone, phone.substring(1)));
        }
        return names;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
