package io.parley.projection.friendship;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.DocumentWrite;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import io.parley.readmodel.friendship.FriendshipDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a `FriendshipDocument` for each side of a pair. An event changes only the sides that may see it.
public final class FriendshipProjection implements Projection {
    @Override
    public String name() {
        return FriendshipDocument.PROJECTION;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> collections() {
        return List.of(FriendshipDocument.COLLECTION);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        FriendshipDocument.createIndexes(database);
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (!(event instanceof FriendshipEvent change)) {
            return;
        }
        switch (change) {
            case FriendshipEvent.Requested e ->
                side(writes, e.from(), e.to())
                        .set(FriendshipDocument.OUTGOING, request(e.personal(), seen))
                        .set(FriendshipDocument.SOURCE, e.source());
            case FriendshipEvent.RequestReceived e ->
                side(writes, e.to(), e.from())
                        .set(FriendshipDocument.INCOMING, request(e.personal(), seen))
                        .set(FriendshipDocument.SOURCE, e.source());
            case FriendshipEvent.Withdrawn e -> side(writes, e.from(), e.to()).set(FriendshipDocument.OUTGOING, null);
            case FriendshipEvent.RequestRetracted e ->
                side(writes, e.to(), e.from()).set(FriendshipDocument.INCOMING, null);
            case FriendshipEvent.Declined e -> side(writes, e.to(), e.from()).set(FriendshipDocument.INCOMING, null);
            case FriendshipEvent.Accepted e -> {
                befriended(side(writes, e.by(), e.other()), e);
                befriended(side(writes, e.other(), e.by()), e);
            }
            case FriendshipEvent.RemarkChanged e ->
                side(writes, e.owner(), e.about())
                        .set(
                                FriendshipDocument.REMARK,
                                e.personal() == null ? null : e.personal().remark());
            case FriendshipEvent.Ended e -> {
                side(writes, e.one(), e.other()).set(FriendshipDocument.FRIENDS, false);
                side(writes, e.other(), e.one()).set(FriendshipDocument.FRIENDS, false);
            }
            case FriendshipEvent.Blocked e -> side(writes, e.by(), e.other()).set(FriendshipDocument.BLOCKED, true);
            case FriendshipEvent.Unblocked e -> side(writes, e.by(), e.other()).set(FriendshipDocument.BLOCKED, false);
        }
    }

    private static DocumentWrite side(Writes writes, AccountId owner, AccountId other) {
        return writes.document(FriendshipDocument.COLLECTION, FriendshipDocument.key(owner, other))
                .initially(FriendshipDocument.OWNER, owner)
                .initially(FriendshipDocument.OTHER, other)
                .initially(FriendshipDocument.FRIENDS, false)
                .initially(FriendshipDocument.BLOCKED, false);
    }

    private static void befriended(DocumentWrite side, FriendshipEvent.Accepted e) {
        side.set(FriendshipDocument.FRIENDS, true)
                .set(FriendshipDocument.CONVERSATION, e.conversationId())
                .set(FriendshipDocument.OUTGOING, null)
                .set(FriendshipDocument.INCOMING, null);
    }

    private static FriendshipDocument.Request request(
            FriendshipEvent.@Nullable Personal personal, PublishedEvent seen) {
        return new FriendshipDocument.Request(personal == null ? null : personal.message(), seen.time());
    }
}
