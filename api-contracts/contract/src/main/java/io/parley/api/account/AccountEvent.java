package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.ClaimId;
import io.parley.api.Event;
import org.jspecify.annotations.Nullable;

public sealed interface AccountEvent extends Event {

    /// Audience: the account itself. Found by e-mail, not by phone, until it says otherwise.
    @JsonTypeName("account.registered")
    record Registered(
            AccountId accountId,
            ClaimId handleClaim,
            ClaimId emailClaim,
            @Nullable ClaimId phoneClaim,
            AccountId subject,
            @Nullable Personal personal)
            implements AccountEvent {
        public record Personal(String handle, String nickname, Avatar avatar) {}
    }

    /// Audience: the account itself.
    @JsonTypeName("account.discoverability-changed")
    record DiscoverabilityChanged(AccountId accountId, boolean byEmail, boolean byPhone) implements AccountEvent {}

    /// Whether read marks and presence are shown, to others and so of others; both are until it says otherwise.
    /// Audience: the account itself.
    @JsonTypeName("account.privacy-changed")
    record PrivacyChanged(AccountId accountId, boolean readMarks, boolean presence) implements AccountEvent {}

    /// Whether one is asked before one is added to a group; one isn't until it says otherwise. Audience: the account
    /// itself.
    @JsonTypeName("account.invitations-changed")
    record InvitationsChanged(AccountId accountId, boolean askFirst) implements AccountEvent {}

    /// A login name, e-mail or phone now belongs to this account. An e-mail or phone is not verified until proven.
    /// Audience: none.
    @JsonTypeName("handle.claimed")
    record HandleClaimed(ClaimId claimId, ClaimId.Kind kind, AccountId accountId, boolean verified)
            implements AccountEvent {}
}
