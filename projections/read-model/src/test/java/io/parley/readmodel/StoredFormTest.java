package io.parley.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.EventView;
import io.parley.readmodel.account.AccountDocument;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.DeletionDocument;
import io.parley.readmodel.conversation.ParticipationDocument;
import io.parley.readmodel.conversation.TimelineDocument;
import io.parley.readmodel.friendship.FriendshipDocument;
import io.parley.readmodel.group.LinkDocument;
import io.parley.readmodel.group.MemberDocument;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.inbox.IntervalDocument;
import io.parley.readmodel.token.ParkedDocument;
import io.parley.readmodel.token.TokenDocument;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.data.mongodb.core.mapping.Field;

class StoredFormTest {
    static final List<Class<? extends Record>> DOCUMENTS = List.of(
            AccountDocument.class,
            FriendshipDocument.class,
            ConversationDocument.class,
            ParticipationDocument.class,
            TimelineDocument.class,
            DeletionDocument.class,
            MemberDocument.class,
            LinkDocument.class,
            HeadDocument.class,
            EntryDocument.class,
            BodyDocument.class,
            IntervalDocument.class,
            TokenDocument.class,
            ParkedDocument.class);

    private static final AccountId ANN = new AccountId(new UUID(0, 1));
    private static final AccountId BOB = new AccountId(new UUID(0, 2));
    private static final ConversationId CHAT = ConversationId.direct(ANN, BOB);
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void whatIsWrittenReadsBackTheSame() {
        var last = new EventView(new EventId(new UUID(0, 3)), "group.left", 1, TIME, Json.STRICT.readTree("{\"a\":1}"));
        var link = new LinkId(new UUID(0, 4));
        var member = new MemberDocument(
                MemberDocument.key(CHAT, BOB),
                CHAT,
                BOB,
                true,
                Role.ADMIN,
                "Bobby",
                TIME,
                TIME,
                3,
                new TreeMap<>(Map.of(7L, new MemberDocument.Joining(3, 7))),
                new TreeMap<>(Map.of(5L, 2L)),
                last,
                2,
                6L,
                ANN,
                TIME,
                new TreeMap<>(Map.of(4L, new MemberDocument.JoinRequest(ANN, TIME, link))),
                new TreeMap<>(Map.of(5L, true)),
                5L,
                8);
        var stored = new Document();
        StoredForm.CONVERTER.write(member, stored);
        assertThat(stored)
                .containsEntry(Fields.KEY, CHAT + "/" + BOB)
                .containsEntry(MemberDocument.ROLE, "admin")
                .containsEntry(MemberDocument.MUTED_UNTIL, Date.from(TIME))
                .containsEntry(MemberDocument.LAST, Json.STRICT.writeValueAsString(last))
                .containsEntry(
                        MemberDocument.REQUESTS,
                        new Document(
                                "4",
                                new Document("by", ANN.toString())
                                        .append("time", Date.from(TIME))
                                        .append("link", link.toString())))
                .doesNotContainKey("_class");
        assertThat(StoredForm.CONVERTER.read(MemberDocument.class, stored)).isEqualTo(member);
    }

    @Test
    void whatADocumentLacksIsAsAtFirst() {
        var stored = new Document(Fields.KEY, CHAT.toString()).append(Fields.POSITION, 1L);
        var conversation = StoredForm.CONVERTER.read(ConversationDocument.class, stored);
        assertThat(conversation.open()).isFalse();
        assertThat(conversation.lastNo()).isZero();
        assertThat(conversation.members()).isEmpty();
        assertThat(conversation.ownLast()).isEmpty();
        assertThat(conversation.group()).isNull();
        assertThat(conversation.position()).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void everyDocumentCanBeReadFromATombstone(Class<? extends Record> type) {
        assertThat(StoredForm.CONVERTER.read(type, new Document(Fields.KEY, CHAT.toString())))
                .isNotNull();
    }

    /// Writers name a field by its constant. Nobody would read a field to which no component is mapped.
    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void everyConstantNamesAComponentsField(Class<? extends Record> type) throws IllegalAccessException {
        var mapped = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getAccessor().getAnnotation(Field.class))
                .filter(field -> field != null)
                .map(Field::value)
                .collect(Collectors.toSet());
        for (var constant : type.getDeclaredFields()) {
            var isField = Modifier.isPublic(constant.getModifiers())
                    && Modifier.isStatic(constant.getModifiers())
                    && !List.of("COLLECTION", "PROJECTION").contains(constant.getName());
            if (isField) {
                assertThat(mapped).contains((String) constant.get(null));
            }
        }
    }

    @Test
    void numbersInKeysSortAsNumbers() {
        assertThat(TimelineDocument.key(CHAT, 9, 0)).isLessThan(TimelineDocument.key(CHAT, 10, 0));
        assertThat(EntryDocument.key("1.4", ANN, 12)).isEqualTo("1.4/" + ANN + "/0000000000000012");
    }
}
