package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.api.account.AccountCommand;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.conversation.Mention;
import io.parley.api.friendship.FriendshipCommand;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// Each command, as far as its shape goes. The golden files are the well-formed ones.
class CommandShapeTest {
    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");
    private static final AccountId BOB = new AccountId(ID);
    private static final Set<String> MAY_BE_ABSENT =
            Set.of("message", "remark", "source", "name", "description", "text", "avatar", "nickname", "hours", "uses");
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
                if (mayBeAbsent(command, field)) {
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
            // of a list it is the element that is wrong
            assertThat(malformed.field()).isEqualTo(field.equals("members") ? "members[0]" : field);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noTextHasHalfASurrogatePair(ObjectNode command) {
        for (var field : new ArrayList<>(command.propertyNames())) {
            if (command.get(field).isString()) {
                var broken = command.deepCopy().put(field, command.get(field).asString() + "\uD83E");
                var malformed = refused(broken);
                assertThat(malformed.field()).isEqualTo(field);
                assertThat(malformed.code())
                        .isIn(
                                Malformed.Code.FORBIDDEN_CHARACTERS,
                                Malformed.Code.INVALID, // an id, a constant
                                Malformed.Code.UNKNOWN_TYPE);
            }
        }
    }

    @Test
    void textsAreTakenUpToTheirLimitInCodePoints() {
        check(200, "message", text -> new FriendshipCommand.Request(ID, BOB, text, null, null));
        check(40, "remark", text -> new FriendshipCommand.Request(ID, BOB, null, text, null));
        check(40, "remark", text -> new FriendshipCommand.Accept(ID, BOB, text));
        check(40, "remark", text -> new FriendshipCommand.ChangeRemark(ID, BOB, text));
        check(8_000, "content.text", CommandShapeTest::send);
        check(40, "nickname", text -> new AccountCommand.ChangeNickname(ID, text));
    }

    @Test
    void blankTextIsAbsentOrRequired() {
        assertThat(new FriendshipCommand.Request(ID, BOB, " ", "\u200B", null))
                .isEqualTo(new FriendshipCommand.Request(ID, BOB, null, null, null));
        assertThat(new FriendshipCommand.ChangeRemark(ID, BOB, "").remark()).isNull();
        assertThat(catchThrowableOfType(Malformed.class, () -> send(" \n\t "))).hasMessage("required: content.text");
        assertMalformed("required: nickname", () -> new AccountCommand.ChangeNickname(ID, " \u200B"));
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
    void aGroupsTextsAreTakenUpToTheirLimit() {
        var group = new ConversationId(ID);
        check(60, "name", text -> new GroupCommand.Create(ID, text, List.of(BOB)));
        check(60, "name", text -> new GroupCommand.Rename(ID, group, text));
        check(60, "nickname", text -> new GroupCommand.ChangeNickname(ID, group, text));
        check(60, "remark", text -> new GroupCommand.ChangeRemark(ID, group, text));
        check(500, "description", text -> new GroupCommand.Describe(ID, group, text));
        check(2_000, "text", text -> new GroupCommand.Announce(ID, group, text));
    }

    @Test
    void oneTo200AreAddedAtOnceEachOnce() {
        var many =
                Stream.generate(UUID::randomUUID).limit(201).map(AccountId::new).toList();
        assertThat(new GroupCommand.Create(ID, null, List.of(BOB, BOB)).members())
                .containsExactly(BOB);
        assertThat(new GroupCommand.Create(ID, null, many.subList(0, 200)).members())
                .hasSize(200);
        assertMalformed("too-long: members", () -> new GroupCommand.Create(ID, null, many));
        assertMalformed("required: members", () -> new GroupCommand.Create(ID, null, List.of()));
    }

    @Test
    void nobodyIsMadeOwnerByARoleAndAMuteHasAnEnd() {
        var group = new ConversationId(ID);
        assertMalformed("invalid: role", () -> new GroupCommand.ChangeRole(ID, group, BOB, Role.OWNER));
        for (var minutes : new int[] {0, -1, 43_201}) {
            assertMalformed("invalid: minutes", () -> new GroupCommand.MuteMember(ID, group, BOB, minutes));
        }
    }

    @Test
    void mentionsLieWithinTheTextAndNotWithinEachOther() {
        var first = new Mention(BOB, 1, 4);
        assertThat(mentioning(FOX + "@Bob", first)).isNotNull();
        assertThat(mentioning(FOX + "@Bob@all", first, new Mention(null, 5, 4))).isNotNull();
        for (var wrong : List.of(
                List.of(new Mention(BOB, 2, 4)),
                List.of(new Mention(BOB, -1, 4)),
                List.of(new Mention(BOB, 1, 0)),
                List.of(new Mention(BOB, 1, Integer.MAX_VALUE)),
                List.of(first, first))) {
            assertMalformed("invalid: content.mentions", () -> mentioning(FOX + "@Bob", wrong.toArray(Mention[]::new)));
        }
        var many = IntStream.range(0, 51).mapToObj(i -> new Mention(BOB, i, 1)).toArray(Mention[]::new);
        assertMalformed("too-long: content.mentions", () -> mentioning("x".repeat(60), many));
    }

    @Test
    void mentionsCountEachCrlfAsTheLineFeedThatItBecomes() {
        var bob = new Mention(BOB, 3, 4);
        var all = new Mention(null, 8, 4);
        assertThat(mentioning("hi\r\n@Bob\r\n@all", bob, all)).isEqualTo(mentioning("hi\n@Bob\n@all", bob, all));
        assertMalformed("invalid: content.mentions", () -> mentioning("hi\r\n@Bob", new Mention(BOB, 4, 4)));
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

    /// A nickname may be absent in a group only.
    private static boolean mayBeAbsent(ObjectNode command, String field) {
        return MAY_BE_ABSENT.contains(field)
                && !(field.equals("nickname") && command.get("type").asString().startsWith("account."));
    }

    private static void assertMalformed(String message, ThrowingCallable made) {
        assertThat(catchThrowableOfType(Malformed.class, made)).hasMessage(message);
    }

    private static Command mentioning(String text, Mention... mentions) {
        return new ConversationCommand.Send(
                ID, ConversationId.group(BOB, ID), new Content.PlainText(text, List.of(mentions)));
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
