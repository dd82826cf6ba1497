package io.parley.api.invitation;

import io.parley.api.AccountId;
import java.time.Instant;

/// A person who waits to be let into a group.
///
/// @param by who invites them; they themselves if they came by a link
public record JoinRequestView(AccountId account, AccountId by, Instant time) {}
