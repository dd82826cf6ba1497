package io.parley.command.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.parley.api.AccountId;
import io.parley.command.Repositories;
import io.parley.command.StreamId;
import io.parley.command.Streams;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Tells other features who wants to be asked before being added to a group.
@Component
public final class AskedFirst {
    private final Streams<Account> accounts;

    AskedFirst(Repositories repositories) {
        accounts = repositories.of(Account.class, Account::new);
    }

    /// Which of the people do. Takes their accounts in the order of their streams, so that two commands never wait for
    /// each other.
    public Set<AccountId> among(Collection<AccountId> people) {
        return people.stream()
                .sorted(Comparator.comparing(StreamId::of))
                .filter(one -> accounts.load(StreamId.of(one)).invoke(Account::asksBeforeGroups))
                .collect(toUnmodifiableSet());
    }
}
