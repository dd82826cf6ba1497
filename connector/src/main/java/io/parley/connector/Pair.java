package io.parley.connector;

import io.parley.api.AccountId;

/// Two accounts, the same whichever is named first.
record Pair(AccountId one, AccountId other) {
    Pair {
        if (one.value().compareTo(other.value()) > 0) {
            var first = other;
            other = one;
            one = first;
        }
    }
}
