package io.parley.readmodel.conversation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.parley.api.ConversationId;
import io.parley.api.wire.EventView;
import io.parley.readmodel.Fields;
import io.parley.readmodel.Keys;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// A line of a conversation. Keys sort in screen order: a message stands at its number, a system line at the
/// number of the message before it, in the order of the system lines' own numbers.
@Document(TimelineDocument.COLLECTION)
public record TimelineDocument(
        @Id String key,
        @Field(CONVERSATION) ConversationId conversation,
        @Field(NO) long no,
        @Field(EVENT) EventView event,
        @Field(Fields.POSITION) long position) {
    public static final String PROJECTION = "timeline";
    public static final String COLLECTION = "timeline";
    public static final String CONVERSATION = "conversation";
    public static final String NO = "no";
    public static final String EVENT = "event";

    private static final long NO_MAX = 9_999_999_999_999_999L;

    /// @param lineNo 0 for a message
    public static String key(ConversationId conversation, long no, long lineNo) {
        return Keys.of(conversation, no, lineNo);
    }

    /// All lines at the numbers `from` to `to`, in their order.
    public static Query between(ConversationId conversation, long from, long to) {
        return Query.query(where(Fields.KEY).gte(begin(conversation, from)).lt(begin(conversation, to + 1)))
                .with(Sort.by(Fields.KEY));
    }

    /// All lines, the last first.
    public static Query backwards(ConversationId conversation) {
        return Query.query(where(Fields.KEY).gte(begin(conversation, 0)).lt(begin(conversation, Long.MAX_VALUE)))
                .with(Sort.by(Sort.Direction.DESC, Fields.KEY));
    }

    private static String begin(ConversationId conversation, long no) {
        return no > NO_MAX ? Keys.of(conversation, "~") : Keys.of(conversation, Math.max(0L, no));
    }
}
