package io.parley.api.account;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.Secret;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A handle, e-mail address or phone number in the one form that Parley compares. It prints as its kind alone.
public record LoginName(ClaimId.Kind kind, String value) {
    private static final Pattern HANDLE = Pattern.compile("[a-z][a-z0-9_]{2,29}");
    // RFC 5321's dot-string before an ASCII domain of at least two labels
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*"
                    + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Set<String> RESERVED = Set.of(
            "about",
            "add",
            "admin",
            "administrator",
            "all",
            "api",
            "contact",
            "everyone",
            "help",
            "here",
            "info",
            "login",
            "me",
            "moderator",
            "noreply",
            "null",
            "official",
            "parley",
            "postmaster",
            "register",
            "root",
            "security",
            "settings",
            "staff",
            "support",
            "system",
            "undefined",
            "webmaster",
            "ws");

    /// A handle: 3 to 30 of `a-z 0-9 _`, beginning with a letter. Case is ignored, and some
    /// names are reserved.
    public static LoginName handle(@Nullable String text) {
        var given = Malformed.present(text, "handle");
        var handle = given.strip().toLowerCase(Locale.ROOT);
        if (RESERVED.contains(handle)) {
            throw new Malformed(Code.RESERVED, "handle");
        }
        return matching(ClaimId.Kind.HANDLE, HANDLE, handle, "handle");
    }

    /// An address of at most 254 characters, lower-cased.
    public static LoginName email(@Nullable String text) {
        var given = Malformed.present(text, "email");
        if (given.length() > 254) {
            throw new Malformed(Code.TOO_LONG, "email");
        }
        var email = given.strip().toLowerCase(Locale.ROOT);
        if (email.indexOf('@') > 64) {
            throw new Malformed(Code.TOO_LONG, "email");
        }
        return matching(ClaimId.Kind.EMAIL, EMAIL, email, "email");
    }

    /// A phone number in E.164: a plus sign, then 7 to 15 digits.
    public static LoginName phone(@Nullable String text) {
        var given = Malformed.present(text, "phone");
        return matching(ClaimId.Kind.PHONE, PHONE, given.strip(), "phone");
    }

    /// A handle, e-mail address or phone number, whichever the text looks like: each text that `handle`,
    /// `email` or `phone` takes is taken here, as the same name. Only an address has an `@`, and it may begin
    /// with a plus sign.
    public static LoginName any(@Nullable String text, String field) {
        var given = Malformed.present(text, field);
        var name = given.strip();
        try {
            return name.contains("@") ? email(name) : name.startsWith("+") ? phone(name) : handle(name);
        } catch (Malformed e) {
            throw new Malformed(e.code(), field);
        }
    }

    public ClaimId claim(Secret key) {
        return ClaimId.of(kind, value, key);
    }

    @Override
    public String toString() {
        return kind + " ***";
    }

    private static LoginName matching(ClaimId.Kind kind, Pattern pattern, String value, String field) {
        if (value.isEmpty()) {
            throw new Malformed(Code.REQUIRED, field);
        }
        if (value.length() > 254 || !pattern.matcher(value).matches()) {
            throw new Malformed(Code.INVALID, field);
        }
        return new LoginName(kind, value);
    }
}
