package io.parley.readmodel.token;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.readmodel.Keys;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/// An event that a projection could not handle and has parked, without the event's content.
@Document(ParkedDocument.COLLECTION)
public record ParkedDocument(
        @Id String key,
        @Field(PROJECTION) String projection,
        @Field(VERSION) int version,
        @Field(POSITION) long position,
        @Field(EVENT_ID) String eventId,
        @Field(STREAM) String stream) {
    public static final String COLLECTION = "projection_parked";
    public static final String PROJECTION = "projection";
    public static final String VERSION = "version";
    public static final String POSITION = "position";
    public static final String EVENT_ID = "eventId";
    public static final String STREAM = "stream";

    public static String key(String projection, long position) {
        return Keys.of(projection, Long.toString(position));
    }

    public static void createIndexes(MongoDatabase database) {
        database.getCollection(COLLECTION).createIndex(Indexes.ascending(PROJECTION, POSITION));
    }
}
