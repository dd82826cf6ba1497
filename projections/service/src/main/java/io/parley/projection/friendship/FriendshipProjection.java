package io.parley.projection.friendship;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.Wire;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.friendship.Source;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.DocumentWrite;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// `friendship`, a document for each side: {_id: "<owner>/<other>", owner, other, friends, conversationId?,
/// outgoing?: {message?, time}, incoming?: {message?, time}, blocked, remark?, source?, p}. An event changes the sides
/// of those
/// who may see it, and no other.
public final class FriendshipProjection implements Projection {
    private static final String FRIENDSHIP = "friendship";

    @Override
    public String name() {
        return "friendships";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> collections() {
        return List.of(FRIENDSHIP);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        database.getCollection(FRIENDSHIP).createIndex(Indexes.ascending("owner"));
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (!(event instanceof FriendshipEvent change)) {
            return;
        }
        switch (change) {
            case FriendshipEvent.Requested e ->
                side(writes, e.from(), e.to())
                        .set("outgoing", request(e.personal(), seen))
                        .set("source", source(e.source()));
            case FriendshipEvent.RequestReceived e ->
                side(writes, e.to(), e.from())
                        .set("incoming", request(e.personal(), seen))
                        .set("source", source(e.source()));
            case FriendshipEvent.Withdrawn e -> side(writes, e.from(), e.to()).set("outgoing", null);
            case FriendshipEvent.RequestRetracted e ->
                side(writes, e.to(), e.from()).set("incoming", null);
            case FriendshipEvent.Declined e -> side(writes, e.to(), e.from()).set("incoming", null);
            case FriendshipEvent.Accepted e -> {
                befriended(side(writes, e.by(), e.other()), e);
                befriended(side(writes, e.other(), e.by()), e);
            }
            case FriendshipEvent.RemarkChanged e ->
                side(writes, e.owner(), e.about())
                        .set(
                                "remark",
                                e.personal() == null ? null : e.personal().remark());
            case FriendshipEvent.Ended e -> {
                side(writes, e.one(), e.other()).set("friends", false);
                side(writes, e.other(), e.one()).set("friends", false);
            }
            case FriendshipEvent.Blocked e -> side(writes, e.by(), e.other()).set("blocked", true);
            case FriendshipEvent.Unblocked e -> side(writes, e.by(), e.other()).set("blocked", false);
        }
    }

    private static DocumentWrite side(Writes writes, AccountId owner, AccountId other) {
        return writes.document(FRIENDSHIP, owner + "/" + other)
                .initially("owner", owner.toString())
                .initially("other", other.toString())
                .initially("friends", false)
                .initially("blocked", false);
    }

    private static void befriended(DocumentWrite side, FriendshipEvent.Accepted e) {
        side.set("friends", true)
                .set("conversationId", e.conversationId().toString())
                .set("outgoing", null)
                .set("incoming", null);
    }

    private static @Nullable String source(@Nullable Source source) {
        return source == null ? null : Wire.name(source);
    }

    private static Document request(FriendshipEvent.@Nullable Personal personal, PublishedEvent seen) {
        var request = new Document("time", Date.from(seen.time()));
        if (personal != null && personal.message() != null) {
            request.append("message", personal.message());
        }
        return request;
    }
}
