package io.parley.query.friendship;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Wire;
import io.parley.api.friendship.FriendshipView;
import io.parley.api.friendship.FriendshipView.RequestView;
import io.parley.api.friendship.Source;
import io.parley.query.AsOf;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the view of friendships: one document for each side of a pair, made when that side first learns of anything.
@Component
public class Friendships {
    private final Views views;

    Friendships(Views views) {
        this.views = views;
    }

    public List<FriendshipView> of(AccountId owner, AsOf asOf) {
        return views.collection("friendship")
                .find(eq("owner", owner.toString()))
                .map(friendship -> viewOf(friendship, asOf))
                .into(new ArrayList<>());
    }

    /// Those of the accounts that `owner` knows: there is or was something between them.
    public Set<AccountId> knownTo(AccountId owner, Collection<AccountId> accounts) {
        views.token(Views.FRIENDSHIPS);
        var ids = accounts.stream().map(other -> owner + "/" + other).toList();
        return views.collection("friendship")
                .find(in("_id", ids))
                .map(friendship -> AccountId.of(friendship.getString("other")))
                .into(new HashSet<>());
    }

    private static FriendshipView viewOf(Document friendship, AsOf asOf) {
        var conversation = friendship.getString("conversationId");
        return new FriendshipView(
                AccountId.of(friendship.getString("other")),
                friendship.getBoolean("friends", false),
                conversation == null ? null : ConversationId.of(conversation),
                requestOf(friendship.get("outgoing", Document.class)),
                requestOf(friendship.get("incoming", Document.class)),
                friendship.getBoolean("blocked", false),
                friendship.getString("remark"),
                sourceOf(friendship.getString("source")),
                asOf.seq());
    }

    private static @Nullable Source sourceOf(@Nullable String source) {
        return source == null ? null : Wire.constant(Source.class, source);
    }

    private static @Nullable RequestView requestOf(@Nullable Document request) {
        return request == null
                ? null
                : new RequestView(
                        request.getString("message"), request.getDate("time").toInstant());
    }
}
