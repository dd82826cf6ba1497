package io.parley.command.account;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.parley.api.AccountId;
import io.parley.command.StreamId;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Tells other features what people have set for themselves. Takes their accounts in the order of their streams, so
/// that two commands never wait for each other.
@Component
public final class PersonalSettings {
    private final AggregateRepository<Account> accounts;

    PersonalSettings(Repositories repositories) {
        accounts = repositories.of(Account.class, Account::new);
    }

    /// Which of the people want to be asked before they are added to a group.
    public Set<AccountId> askedFirst(Collection<AccountId> people) {
        return among(people, Account::asksBeforeGroups);
    }

    /// Which of the people let others see how far they have read.
    public Set<AccountId> showingReadMarks(Collection<AccountId> people) {
        return among(people, Account::showsReadMarks);
    }

    private Set<AccountId> among(Collection<AccountId> people, Predicate<Account> setting) {
        return people.stream()
                .sorted(Comparator.comparing(StreamId::of))
                .filter(one -> accounts.load(StreamId.of(one)).invoke(setting::test))
                .collect(toUnmodifiableSet());
    }
}
