package io.parley.query.friendship;

import io.parley.api.AccountId;
import io.parley.api.friendship.FriendshipView;
import io.parley.api.friendship.FriendshipView.RequestView;
import io.parley.query.AsOf;
import io.parley.query.Views;
import io.parley.readmodel.friendship.FriendshipDocument;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads the view of friendships. Each side of a pair has its own document, from the time when that side first
/// learns of the other.
@Component
public class Friendships {
    private final Views views;
    private final MongoTemplate mongo;

    Friendships(Views views, MongoTemplate mongo) {
        this.views = views;
        this.mongo = mongo;
    }

    public List<FriendshipView> of(AccountId owner, AsOf asOf) {
        return mongo.find(FriendshipDocument.of(owner), FriendshipDocument.class).stream()
                .map(friendship -> viewOf(friendship, asOf))
                .toList();
    }

    /// Those of the accounts with whom `owner` has or had a relation.
    public Set<AccountId> knownTo(AccountId owner, Collection<AccountId> accounts) {
        views.token(Views.FRIENDSHIPS);
        return mongo.find(FriendshipDocument.between(owner, accounts), FriendshipDocument.class).stream()
                .map(FriendshipDocument::other)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static FriendshipView viewOf(FriendshipDocument friendship, AsOf asOf) {
        return new FriendshipView(
                friendship.other(),
                friendship.friends(),
                friendship.conversationId(),
                viewOf(friendship.outgoing()),
                viewOf(friendship.incoming()),
                friendship.blocked(),
                friendship.remark(),
                friendship.source(),
                asOf.seq());
    }

    private static @Nullable RequestView viewOf(FriendshipDocument.@Nullable Request request) {
        return request == null ? null : new RequestView(request.message(), request.time());
    }
}
