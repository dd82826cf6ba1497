package io.parley.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.connector.socket.FrameCodec;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private static final String ID = "\"01920000-0000-7000-8000-000000000001\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "not json                                   | -  | invalid              | ``",
                "``                                         | -  | required             | ``",
                "null                                       | -  | required             | ``",
                "[]                                         | -  | invalid              | ``",
                "{\"type\":\"alive\"}{}                     | -  | invalid              | ``",
                "{}                                         | -  | required             | type",
                "{\"ref\":\"r\"}                            | r  | required             | type",
                "{\"type\":\"nope\",\"ref\":\"r\"}          | r  | unknown-type         | type",
                "{\"type\":7,\"ref\":\"r\"}                 | r  | unknown-type         | type",
                "{\"type\":\"alive\",\"more\":1}            | -  | unknown-field        | more",
                "{\"type\":\"renew\"}                       | -  | required             | token",
                "{\"type\":\"renew\",\"token\":5}           | -  | invalid              | token",
                "{\"type\":\"hello\",\"token\":\"t\"}       | -  | required             | v",
                "{\"type\":\"hello\",\"v\":\"2\",\"token\":\"t\"} | - | invalid         | v",
                "{\"type\":\"command\",\"ref\":\"r\"}       | r  | required             | command",
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":5}  | r | required     | type",
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":{}} | r | required     | type",
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":{\"type\":\"x\"}} | r | unknown-type | type",
                "{\"type\":\"command\",\"ref\":7,\"command\":{}}     | - | invalid      | ref",
            })
    void aFrameThatCannotBeReadIsRefusedWithCodeFieldAndRef(String frame, String ref, String code, String field) {
        assertRefused(frame, ref, code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"},\"more\":{} |"
                        + " unknown-field | more",
                "\"clientId\":\"x\",\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"}  | invalid  |"
                        + " clientId",
                "\"clientId\":5,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"}      | invalid  |"
                        + " clientId",
                "\"clientId\":\"\",\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"}   | invalid  |"
                        + " clientId",
                "\"clientId\":null,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"}   | required |"
                        + " clientId",
                "\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"}                     | required |"
                        + " clientId",
                "\"clientId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\"}                           | required |"
                        + " conversationId",
                "\"clientId\":ID,\"conversationId\":\"\",\"content\":{\"type\":\"text\",\"text\":\"a\"}   | invalid  |"
                        + " conversationId",
                "\"clientId\":ID,\"conversationId\":{},\"content\":{\"type\":\"text\",\"text\":\"a\"}     | invalid  |"
                        + " conversationId",
                "\"clientId\":ID,\"conversationId\":ID                                                    | required |"
                        + " content",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":\"a\"                                  | required |"
                        + " content.type",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"song\"}                    |"
                        + " unknown-type | content.type",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"text\":\"a\"}                       | required |"
                        + " content.type",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\"}                    | required |"
                        + " content.text",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":5}         | invalid  |"
                        + " content.text",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\" \\u200b\"} |"
                        + " required | content.text",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"\\u0007\"} |"
                        + " forbidden-characters | content.text",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"\\ud800\"} |"
                        + " forbidden-characters | content.text",
                "\"clientId\":ID,\"conversationId\":ID,\"content\":{\"type\":\"text\",\"text\":\"a\",\"x\":1} |"
                        + " unknown-field | content.x",
            })
    void aBadCommandIsToldByTheFieldWithinIt(String fields, String code, String field) {
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":{\"type\":\"message.send\"," + fields.replace("ID", ID)
                        + "}}",
                "r",
                code,
                field);
    }

    @ParameterizedTest
    @CsvSource({
        "``,required",
        "`\"upTo\":0`,invalid",
        "`\"upTo\":\"5\"`,invalid",
        "`\"upTo\":1.5`,invalid",
        "`\"upTo\":null`,required",
        "`\"upTo\":1e400`,invalid",
        "`\"upTo\":99999999999999999999`,invalid",
        "`\"upTo\":true`,invalid"
    })
    void aNumberIsANumber(String field, String code) {
        var quoted = field.replace("`", "");
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":{\"type\":\"conversation.mark-read\",\"clientId\":"
                        + ID + ",\"conversationId\":" + ID + (quoted.isEmpty() ? "" : "," + quoted) + "}}",
                "r",
                code,
                "upTo");
    }

    @Test
    void textAndRefMayNotBeTooLong() {
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":"
                        + Client.sendCommand(UUID.randomUUID(), "a".repeat(8001)) + "}",
                "r",
                "too-long",
                "content.text");
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"" + "r".repeat(65) + "\",\"command\":"
                        + Client.sendCommand(UUID.randomUUID(), "a") + "}",
                null,
                "invalid",
                "ref");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83e", "r\\udd8a", "\\udd8a\\ud83e"})
    void aTextWithHalfASurrogatePairIsRefused(String half) {
        var command = "{\"type\":\"alive\"}";
        var join = "{\"type\":\"group.join\",\"clientId\":" + ID + ",\"conversationId\":" + ID + ",\"linkId\":" + ID
                + ",\"token\":\"" + half + "\"}";
        for (var rest : new String[] {command, join, "7"}) {
            var frame = "{\"type\":\"command\",\"ref\":\"" + half + "\",\"command\":" + rest + "}";
            assertRefused(frame, null, "forbidden-characters", "ref");
        }
        assertRefused("{\"type\":\"command\",\"command\":7,\"ref\":\"" + half + "\"}", null, "required", "type");
        assertRefused(
                "{\"type\":\"command\",\"ref\":\"r\",\"command\":" + join + "}", "r", "forbidden-characters", "token");
        assertRefused("{\"type\":\"hello\",\"v\":2,\"token\":\"" + half + "\"}", null, "forbidden-characters", "token");
        assertThat(FrameCodec.read("{\"type\":\"hello\",\"v\":2,\"token\":\"\\ud83e\\udd8a\"}"))
                .isInstanceOf(FrameCodec.Read.Frame.class);
    }

    @Test
    void whatIsRefusedIsNotSentBack() {
        var bad = (FrameCodec.Read.Bad) FrameCodec.read("{\"type\":\"alive\",\"" + "x".repeat(5000) + "\":1}");
        assertThat(bad.malformed().field()).hasSize(100);
        assertThat(bad.malformed().getMessage()).hasSizeLessThan(130);
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        assertRefused("{\"type\":\"alive\",\"x\":" + "[".repeat(50_000), null, "unknown-field", "x");
        assertRefused("[".repeat(50_000), null, "invalid", "");
    }

    @Test
    void aHelloOfAnotherVersionIsToldFromAMalformedOne() {
        assertThat(FrameCodec.read("{\"type\":\"hello\",\"v\":3,\"token\":\"t\"}"))
                .isInstanceOf(FrameCodec.Read.OtherVersion.class);
        assertThat(FrameCodec.read("{\"type\":\"hello\",\"v\":3,\"ticket\":[]}"))
                .isInstanceOf(FrameCodec.Read.OtherVersion.class);
        assertThat(FrameCodec.read("{\"type\":\"hello\",\"v\":2,\"token\":\"t\"}"))
                .isInstanceOf(FrameCodec.Read.Frame.class);
    }

    private static void assertRefused(
            String frame, @org.jspecify.annotations.Nullable String ref, String code, String field) {
        assertThat(FrameCodec.read(frame)).isInstanceOfSatisfying(FrameCodec.Read.Bad.class, bad -> {
            assertThat(bad.malformed().code().wire()).isEqualTo(code);
            assertThat(bad.malformed().field()).isEqualTo(field);
            assertThat(bad.ref()).isEqualTo(ref);
        });
    }
}
