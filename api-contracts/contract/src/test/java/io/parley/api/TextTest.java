package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.api.Malformed.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String FOX = "\uD83E\uDD8A"; // one code point, two chars

    @Test
    void lengthsAreInCodePoints() {
        assertThat(Text.name(FOX.repeat(40), 40, "f")).hasSize(80);
        assertThat(codeOf(() -> Text.name(FOX.repeat(41), 40, "f"))).isEqualTo(Code.TOO_LONG);
        assertThat(Text.body(FOX.repeat(8_000), 8_000, "f")).hasSize(16_000);
        assertThat(codeOf(() -> Text.body(FOX.repeat(8_001), 8_000, "f"))).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void aNameIsTrimmedBeforeItIsMeasured() {
        assertThat(Text.name("  Ada\u3000", 3, "f")).isEqualTo("Ada");
        assertThat(Text.optionalName(" Ada ", 3, "f")).isEqualTo("Ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\u3000",
                "\u00A0",
                "\u200B\u200D",
                "\u2060",
                "\uFEFF",
                "\u3164",
                "\u2800",
                "\u034F",
                "\u115F",
                "\u17B4",
                "\u180E",
                "\uFE0F",
                "\uFFA0",
                "\uFFF0",
                "\u00AD",
                "\uDB40\uDC20" /* a tag */,
                "\uDB40\uDD00" /* a variation selector */,
                "\uDB41\uDC00" /* reserved */
            })
    void whiteSpaceAndInvisibleCharactersAloneAreNothing(String text) {
        assertThat(codeOf(() -> Text.name(text, 40, "f"))).isEqualTo(Code.REQUIRED);
        assertThat(codeOf(() -> Text.body(text, 40, "f"))).isEqualTo(Code.REQUIRED);
        assertThat(Text.optionalName(text, 40, "f")).isNull();
    }

    @Test
    void aCodePointThatThisJdkDoesNotKnowYetCanBeSeen() {
        var emojiToCome = Character.toString(0x1FAFF);
        assertThat(Text.body(emojiToCome, 1, "f")).isEqualTo(emojiToCome);
        assertThat(Text.body("\uE000", 1, "f")).isEqualTo("\uE000");
    }

    @Test
    void absentIsRequiredOrNull() {
        assertThat(codeOf(() -> Text.name(null, 40, "f"))).isEqualTo(Code.REQUIRED);
        assertThat(codeOf(() -> Text.body(null, 40, "f"))).isEqualTo(Code.REQUIRED);
        assertThat(Text.optionalName(null, 40, "f")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u001Bb", "a\u007Fb", "a\u0085b", "a\rb", "a\uD83Eb", "\uDD8Aa"})
    void controlCharactersAndHalvesOfPairsAreForbiddenEverywhere(String text) {
        assertThat(codeOf(() -> Text.name(text, 40, "f"))).isEqualTo(Code.FORBIDDEN_CHARACTERS);
        assertThat(codeOf(() -> Text.optionalName(text, 40, "f"))).isEqualTo(Code.FORBIDDEN_CHARACTERS);
        assertThat(codeOf(() -> Text.body(text, 40, "f"))).isEqualTo(Code.FORBIDDEN_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u202Eb", "a\u202Ab", "a\u2066b", "a\u2069b", "a\u2028b", "a\u2029b"})
    void linesTabsAndBidiOverridesAreForbiddenInNamesOnly(String text) {
        assertThat(codeOf(() -> Text.name(text, 40, "f"))).isEqualTo(Code.FORBIDDEN_CHARACTERS);
        assertThat(Text.body(text, 40, "f")).isEqualTo(text);
    }

    @Test
    void namesOfRightToLeftScriptsAndJoinedEmojiArePlain() {
        for (var name : new String[] {"\u0639\u0644\u064A\u200F", "\uD83D\uDC69\u200D\uD83D\uDCBB", "e\u0301"}) {
            assertThat(Text.name(name, 40, "f")).isEqualTo(name);
        }
    }

    @Test
    void aBodyKeepsItsSpaceAndGetsItsLineEndsFromUnix() {
        assertThat(Text.body("  a\r\n\r\n\tb \n", 9, "f")).isEqualTo("  a\n\n\tb \n");
    }

    private static Code codeOf(Runnable task) {
        var malformed = catchThrowableOfType(Malformed.class, task::run);
        assertThat(malformed.field()).isEqualTo("f");
        return malformed.code();
    }
}
