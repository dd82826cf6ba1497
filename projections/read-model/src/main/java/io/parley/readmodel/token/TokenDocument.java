package io.parley.readmodel.token;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.parley.readmodel.Fields;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Query;

/// How far a projection has come, by its name.
///
/// @param version of the projection
/// @param generation of the log
/// @param epoch of both: in another one the inbox has other numbers
/// @param build another one each time that its data is begun anew
/// @param position of the last event that is in its data
/// @param offset where that event stood in the topic: a hint
/// @param eventId of that event
/// @param caughtUp whether it has reached the end that the log had when it was started
/// @param dropping while its data of before is dropped
@Document(TokenDocument.COLLECTION)
public record TokenDocument(
        @Id String key,
        @Field(VERSION) int version,
        @Field(GENERATION) int generation,
        @Field(LEDGER) @Nullable String ledger,
        @Field(EPOCH) @Nullable String epoch,
        @Field(BUILD) @Nullable String build,
        @Field(POSITION) long position,
        @Field(OFFSET) long offset,
        @Field(EVENT_ID) @Nullable String eventId,
        @Field(CAUGHT_UP) boolean caughtUp,
        @Field(DROPPING) boolean dropping) {
    public static final String COLLECTION = "projection";
    public static final String VERSION = "version";
    public static final String GENERATION = "generation";
    public static final String LEDGER = "ledger";
    public static final String EPOCH = "epoch";
    public static final String BUILD = "build";
    public static final String POSITION = "position";
    public static final String OFFSET = "offset";
    public static final String EVENT_ID = "eventId";
    public static final String CAUGHT_UP = "caughtUp";
    public static final String DROPPING = "dropping";

    public static Query among(Collection<String> projections) {
        return Query.query(where(Fields.KEY).in(projections));
    }
}
