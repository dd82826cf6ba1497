package io.parley.connector.relation;

import io.parley.api.AccountId;

/// Two accounts, the same whichever is named first.
public record Pair(AccountId one, AccountId other) {
    public Pair {
        if (one.value().compareTo(other.value()) > 0) {
            var first = other;
            other = one;
            one = first;
        }
    }
}
