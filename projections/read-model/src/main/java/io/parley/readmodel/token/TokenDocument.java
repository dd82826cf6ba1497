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
/// @param version the version of the projection
/// @param generation the generation of the log
/// @param epoch of both; in another epoch the inbox has other numbers
/// @param build a new value for each rebuild of the data
/// @param position the position of the last event in the data
/// @param offset where that event stood in the topic; a hint
/// @param eventId the id of that event
/// @param caughtUp whether the projection has reached the end that the log had when it started
/// @param dropping while the previous data is being dropped
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
