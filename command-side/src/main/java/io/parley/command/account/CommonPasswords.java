package io.parley.command.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import me.gosimple.nbvcxz.resources.DictionaryUtil;

/// The passwords that are guessed first: those of a list of the most common ones, and one's own names.
///
/// The list comes with nbvcxz (MIT licence), which took it from zxcvbn (MIT licence).
final class CommonPasswords {
    private static final int NAME_MIN = 3;

    private static final Set<String> COMMON =
            DictionaryUtil.loadRankedDictionary(DictionaryUtil.passwords).keySet().stream()
                    .filter(password -> password.length() >= PasswordRules.MIN)
                    .collect(Collectors.toUnmodifiableSet());

    private CommonPasswords() {}

    /// Whether the password is common, or what is left without one's own names is common or too short. Case is
    /// ignored, and so are names of fewer than three characters.
    static boolean isGuessable(String password, Collection<String> names) {
        var lower = password.toLowerCase(Locale.ROOT);
        var rest = lower;
        var longestFirst = names.stream()
                .filter(name -> name.length() >= NAME_MIN)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (var name : longestFirst) {
            rest = rest.replace(name, "");
        }
        return COMMON.contains(lower)
                || COMMON.contains(rest)
                || rest.codePointCount(0, rest.length()) < PasswordRules.MIN;
    }
}
