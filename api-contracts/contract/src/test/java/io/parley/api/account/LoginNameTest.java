package io.parley.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.Secret;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"ada", "a_1", "ada_lovelace_1815", "abcdefghijklmnopqrstuvwxyz0123"})
    void aHandleHas3To30LettersDigitsAndUnderscores(String handle) {
        assertThat(LoginName.handle(handle).value()).isEqualTo(handle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "1ada",
                "_ada",
                "a.b",
                "a b",
                "ad\u00E4",
                "\u0430da" /* Cyrillic a */,
                "ada\u200B",
                "ada\n\nx",
                "abcdefghijklmnopqrstuvwxyz01234",
                "\u0130da" /* I with a dot */
            })
    void anythingElseIsNoHandle(String handle) {
        assertThat(codeOf(() -> LoginName.handle(handle))).isEqualTo(Code.INVALID);
    }

    @Test
    void caseAndSpaceAroundAreIgnored() {
        assertThat(LoginName.handle(" Ada ")).isEqualTo(LoginName.handle("ada"));
        assertThat(LoginName.email(" Ada@Example.ORG ")).isEqualTo(LoginName.email("ada@example.org"));
        assertThat(LoginName.phone(" +441632960000 ")).isEqualTo(LoginName.phone("+441632960000"));
    }

    @Test
    void itIsTheSameOnATurkishServer() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(LoginName.handle("IRIS").value()).isEqualTo("iris");
            assertThat(LoginName.email("IRIS@EXAMPLE.ORG").value()).isEqualTo("iris@example.org");
            assertThat(codeOf(() -> LoginName.handle("ADMIN"))).isEqualTo(Code.RESERVED);
            assertThat(Code.INVALID.wire()).isEqualTo("invalid");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Support", "me", "ws", "everyone", "parley"})
    void someHandlesAreReserved(String handle) {
        assertThat(codeOf(() -> LoginName.handle(handle))).isEqualTo(Code.RESERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b.co", "ada.lovelace+chess@mail.example.org", "o'hara@example.org", "a@xn--bcher-kva.de"})
    void anAddressHasAnAsciiDomainOfTwoLabelsOrMore(String email) {
        assertThat(LoginName.email(email).value()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@b\u00FCcher.de",
                "\u00E4da@example.org",
                "a..b@example.org",
                ".a@example.org",
                "a@-example.org",
                "a@example..org",
                "a@example.org.",
                "a b@example.org",
                "a@b@example.org",
                "Ada <ada@example.org>"
            })
    void anythingElseIsNoAddress(String email) {
        assertThat(codeOf(() -> LoginName.email(email))).isEqualTo(Code.INVALID);
    }

    @Test
    void anAddressHasAtMost64CharactersBeforeItsSignAnd254InAll() {
        var domain = ("d".repeat(60) + ".").repeat(3) + "org";
        assertThat(LoginName.email("a".repeat(64) + "@example.org").value()).hasSize(76);
        assertThat(codeOf(() -> LoginName.email("a".repeat(65) + "@example.org")))
                .isEqualTo(Code.TOO_LONG);
        assertThat(LoginName.email("a".repeat(64) + "@" + domain).value()).hasSize(251);
        assertThat(LoginName.email("a".repeat(64) + "@ab." + domain).value()).hasSize(254);
        assertThat(codeOf(() -> LoginName.email("a".repeat(64) + "@abc." + domain)))
                .isEqualTo(Code.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "+1234567,true",
        "+123456789012345,true",
        "+123456,false",
        "+1234567890123456,false",
        "+0123456789,false",
        "441632960000,false",
        "+44 1632 960000,false",
        "+\u0664\u0664\u0661\u0666\u0663\u0662\u0669,false"
    })
    void aPhoneIsE164(String phone, boolean valid) {
        if (valid) {
            assertThat(LoginName.phone(phone).value()).isEqualTo(phone);
        } else {
            assertThat(codeOf(() -> LoginName.phone(phone))).isEqualTo(Code.INVALID);
        }
    }

    @Test
    void whatOneLogsInWithIsTakenForWhatItLooksLike() {
        assertThat(LoginName.any("Ada", "login").kind()).isEqualTo(ClaimId.Kind.HANDLE);
        assertThat(LoginName.any(" ada@example.org", "login").kind()).isEqualTo(ClaimId.Kind.EMAIL);
        assertThat(LoginName.any("+441632960000", "login").kind()).isEqualTo(ClaimId.Kind.PHONE);
        var malformed = catchThrowableOfType(Malformed.class, () -> LoginName.any("a@b", "login"));
        assertThat(malformed.field()).isEqualTo("login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+tag@example.org",
                "+44@example.org",
                " +TAG@Example.ORG ",
                "+1.2+3@example.org",
                "ada+tag@example.org",
                "'@example.org",
                "{|}~@example.org",
                "_@xn--bcher-kva.example"
            })
    void anAddressThatIsRegisteredIsLoggedInWith(String email) {
        assertThat(LoginName.any(email, "login")).isEqualTo(LoginName.email(email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", " Ada_1 ", "\u212Aelvin", "\u2003ada\u2003"})
    void aHandleThatIsRegisteredIsLoggedInWith(String handle) {
        assertThat(LoginName.any(handle, "login")).isEqualTo(LoginName.handle(handle));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1234567", " +123456789012345 "})
    void aNumberThatIsRegisteredIsLoggedInWith(String phone) {
        assertThat(LoginName.any(phone, "login")).isEqualTo(LoginName.phone(phone));
    }

    @Test
    void absentOrEmptyIsRequired() {
        assertThat(codeOf(() -> LoginName.handle(null))).isEqualTo(Code.REQUIRED);
        assertThat(codeOf(() -> LoginName.email("  "))).isEqualTo(Code.REQUIRED);
        assertThat(codeOf(() -> LoginName.phone(""))).isEqualTo(Code.REQUIRED);
        assertThat(codeOf(() -> LoginName.any(null, "login"))).isEqualTo(Code.REQUIRED);
    }

    @Test
    void anAttackersLongInputIsAnsweredAtOnce() {
        var start = System.nanoTime();
        for (var text : new String[] {"a.".repeat(120) + "@", "a@" + "a-".repeat(126), "a@" + "a.".repeat(126)}) {
            assertThat(codeOf(() -> LoginName.any(text, "login"))).isIn(Code.INVALID, Code.TOO_LONG);
        }
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        assertThat(codeOf(() -> LoginName.handle("a".repeat(1_000_000)))).isEqualTo(Code.INVALID);
    }

    @Test
    void itIsNeverPrinted() {
        assertThat(LoginName.email("ada@example.org")).hasToString("EMAIL ***");
    }

    @Test
    void aClaimIsAFunctionOfKindValueAndKey() {
        var claim = LoginName.handle("Ada").claim(new Secret("k"));
        assertThat(claim).isEqualTo(LoginName.handle("ada").claim(new Secret("k")));
        assertThat(claim.value()).matches("[0-9a-f]{64}");
        assertThat(claim).isNotEqualTo(LoginName.handle("ada").claim(new Secret("l")));
        assertThat(claim).isNotEqualTo(ClaimId.of(ClaimId.Kind.EMAIL, "ada", new Secret("k")));
        assertThat(claim.value()).isEqualTo("1cd148b33c5aaea9af41314e00c250167ae13c54da261c355dfcab727cd9186a");
    }

    private static Code codeOf(Runnable task) {
        return catchThrowableOfType(Malformed.class, task::run).code();
    }
}
