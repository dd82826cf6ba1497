package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.Revision;
import org.jspecify.annotations.Nullable;

public sealed interface AccountEvent extends Event {

    /// An account was registered. Others find it by e-mail, not by phone, until it changes this. Without
    /// `personal.avatar` its picture is the initial of the nickname; revision 2 made this possible. Audience: the
    /// account itself.
    @JsonTypeName("account.registered")
    @Revision(2)
    record Registered(
            AccountId accountId,
            ClaimId handleClaim,
            ClaimId emailClaim,
            @Nullable ClaimId phoneClaim,
            AccountId subject,
            @Nullable Personal personal)
            implements AccountEvent {
        public record Personal(
                String handle, String nickname, @Nullable Avatar avatar) {}
    }

    /// The account has another nickname. Audience: the account itself, its friends, and those between whom and the
    /// account a request is open.
    @JsonTypeName("account.nickname-changed")
    record NicknameChanged(AccountId accountId, AccountId subject, NicknameChanged.@Nullable Personal personal)
            implements AccountEvent {
        public record Personal(String nickname) {}
    }

    /// The account has another picture, or without `personal.avatar` the initial of its nickname. Audience: as of
    /// `NicknameChanged`.
    @JsonTypeName("account.avatar-changed")
    record AvatarChanged(AccountId accountId, AccountId subject, AvatarChanged.@Nullable Personal personal)
            implements AccountEvent {
        public record Personal(@Nullable Avatar avatar) {}
    }

    /// Audience: the account itself.
    @JsonTypeName("account.discoverability-changed")
    record DiscoverabilityChanged(AccountId accountId, boolean byEmail, boolean byPhone) implements AccountEvent {}

    /// Whether read marks and presence are visible, to others and of others. Both are, until the account
    /// changes this. Audience: the account itself.
    @JsonTypeName("account.privacy-changed")
    record PrivacyChanged(AccountId accountId, boolean readMarks, boolean presence) implements AccountEvent {}

    /// Whether the account is asked before somebody adds it to a group. It isn't, until it changes this.
    /// Audience: the account itself.
    @JsonTypeName("account.invitations-changed")
    record InvitationsChanged(AccountId accountId, boolean askFirst) implements AccountEvent {}

    /// A login name, e-mail address or phone number now belongs to this account. An address or number is
    /// unverified until proven. Audience: none.
    @JsonTypeName("handle.claimed")
    record HandleClaimed(ClaimId claimId, ClaimId.Kind kind, AccountId accountId, boolean verified)
            implements AccountEvent {}
}
