package io.parley.connector.relation;

import io.parley.api.AccountId;

/// Two accounts. The pair is the same whichever of them is named first.
public record AccountPair(AccountId one, AccountId other) {
    public AccountPair {
        if (one.value().compareTo(other.value()) > 0) {
            var first = other;
            other = one;
            one = first;
        }
    }
}
