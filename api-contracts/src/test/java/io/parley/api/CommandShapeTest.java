package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.conversation.Mention;
import io.parley.api.friendship.FriendshipCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Each command, as far as its shape goes. The golden files are the well-formed ones.
class CommandShapeTest {
    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final AccountId BOB = new AccountId(ID);
    private static final String FOX = "\uD83E\uDD8A";

    static Stream<ObjectNode> commands() {
        return Golden.all().stream()
                .filter(golden -> golden.name().startsWith("frames/client/command.")
                        && !golden.name().endsWith(".bare"))
                .map(golden -> (ObjectNode) golden.json().get("command"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsMissingOrNullIsRequiredUnlessItMayBeAbsent(ObjectNode command) {
        for (var field : new ArrayList<>(command.propertyNames())) {
            var missing = command.deepCopy();
            missing.remove(field);
            var asNull = command.deepCopy();
            asNull.putNull(field);
            for (var broken : new ObjectNode[] {missing, asNull}) {
                if (Set.of("message", "remark", "source").contains(field)) {
                    assertThat(Json.STRICT.treeToValue(broken, Command.class)).isNotNull();
                } else {
                    assertRefused(broken, Malformed.Code.REQUIRED, field);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingUnknownIsTaken(ObjectNode command) {
        assertRefused(command.deepCopy().put("actor", ID.toString()), Malformed.Code.UNKNOWN_FIELD, "actor");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void valuesOfAnotherTypeAreInvalid(ObjectNode command) {
        for (var field : new ArrayList<>(command.propertyNames())) {
            var broken = command.deepCopy();
            broken.putArray(field).addObject();
            var malformed = refused(broken);
            // an array stands for no type
            assertThat(malformed.code())
                    .isEqualTo(field.equals("type") ? Malformed.Code.REQUIRED : Malformed.Code.INVALID);
            assertThat(malformed.field()).isEqualTo(field);
        }
    }

    @Test
    void textsAreTakenUpToTheirLimitInCodePoints() {
        check(200, "message", text -> new FriendshipCommand.Request(ID, BOB, text, null, null));
        check(40, "remark", text -> new FriendshipCommand.Request(ID, BOB, null, text, null));
        check(40, "remark", text -> new FriendshipCommand.Accept(ID, BOB, text));
        check(40, "remark", text -> new FriendshipCommand.ChangeRemark(ID, BOB, text));
        check(8_000, "content.text", CommandShapeTest::send);
    }

    @Test
    void blankTextIsAbsentOrRequired() {
        assertThat(new FriendshipCommand.Request(ID, BOB, " ", "\u200B", null))
                .isEqualTo(new FriendshipCommand.Request(ID, BOB, null, null, null));
        assertThat(new FriendshipCommand.ChangeRemark(ID, BOB, "").remark()).isNull();
        assertThat(catchThrowableOfType(Malformed.class, () -> send(" \n\t "))).hasMessage("required: content.text");
    }

    @Test
    void aReadMarkCountsFrom1() {
        var conversation = new ConversationId(ID);
        assertThat(new ConversationCommand.MarkRead(ID, conversation, 1).upTo()).isOne();
        for (var upTo : new long[] {0, -1, Long.MIN_VALUE}) {
            assertThat(catchThrowableOfType(
                            Malformed.class, () -> new ConversationCommand.MarkRead(ID, conversation, upTo)))
                    .hasMessage("invalid: upTo");
        }
    }

    @Test
    void onlyInAGroupAreThereMentions() {
        var text = new Content.PlainText("@Bob", List.of(new Mention(BOB, 0, 4)));
        var group = ConversationId.group(BOB, ID);
        assertThat(new ConversationCommand.Send(ID, group, text).content()).isEqualTo(text);
        assertThat(catchThrowableOfType(
                        Malformed.class, () -> new ConversationCommand.Send(ID, new ConversationId(ID), text)))
                .hasMessage("invalid: content.mentions");
    }

    private static Command send(String text) {
        return new ConversationCommand.Send(ID, new ConversationId(ID), new Content.PlainText(text));
    }

    private static void check(int max, String field, Function<String, Command> command) {
        assertThat(command.apply("a".repeat(max))).isNotNull();
        assertThat(command.apply(FOX.repeat(max))).isNotNull();
        for (var tooLong : new String[] {"a".repeat(max + 1), FOX.repeat(max + 1)}) {
            assertThat(catchThrowableOfType(Malformed.class, () -> command.apply(tooLong)))
                    .hasMessage("too-long: " + field);
        }
        for (var forbidden : new String[] {"a\u0000", "a\u001Bb", "a\uD83E"}) {
            assertThat(catchThrowableOfType(Malformed.class, () -> command.apply(forbidden)))
                    .hasMessage("forbidden-characters: " + field);
        }
    }

    private static void assertRefused(ObjectNode command, Malformed.Code code, String field) {
        var malformed = refused(command);
        assertThat(malformed.code() + " " + malformed.field()).isEqualTo(code + " " + field);
    }

    private static Malformed refused(ObjectNode command) {
        return Malformed.of(catchThrowableOfType(
                JacksonException.class, () -> Json.STRICT.readValue(command.toString(), Command.class)));
    }
}
