package io.parley.command.friendship;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.parley.api.AccountId;
import io.parley.command.StreamId;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Tells other features who is friends with whom. Friends have accounts: nobody can ask or accept without one.
@Component
public final class Friends {
    private final AggregateRepository<Friendship> friendships;

    Friends(Repositories repositories) {
        friendships = repositories.of(Friendship.class, Friendship::new);
    }

    /// Which of the people are friends of `me`. Takes the friendships in the order of their streams, so that two
    /// commands never wait for each other.
    public Set<AccountId> among(Collection<AccountId> people, AccountId me) {
        return people.stream()
                .filter(other -> !other.equals(me))
                .map(other -> new Pair(me, other))
                .sorted(Comparator.comparing(pair -> StreamId.of(pair.id())))
                .filter(pair -> friendships.load(StreamId.of(pair.id())).invoke(Friendship::areFriends))
                .map(Pair::other)
                .collect(toUnmodifiableSet());
    }
}
