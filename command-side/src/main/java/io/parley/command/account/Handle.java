package io.parley.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent.HandleClaimed;
import io.parley.api.account.ClaimId;
import io.parley.command.aggregate.EventSourced;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/// A login name, e-mail address or phone number, known by its claim id alone. It is free, or belongs to one account.
/// That two accounts can't claim it at once is the ledger's doing: both would append the first event of its stream.
@EventSourced(name = "handle")
final class Handle {
    @AggregateIdentifier
    final String id;

    private boolean claimed;

    @JsonCreator
    Handle(@JsonProperty("id") String id) {
        this.id = id;
    }

    boolean isClaimed() {
        return claimed;
    }

    /// A handle needs no proof; an e-mail address or phone number isn't verified by being claimed.
    void claim(ClaimId claim, ClaimId.Kind kind, AccountId account) {
        apply(new HandleClaimed(claim, kind, account, kind == ClaimId.Kind.HANDLE));
    }

    @EventSourcingHandler
    void on(HandleClaimed event) {
        claimed = true;
    }
}
