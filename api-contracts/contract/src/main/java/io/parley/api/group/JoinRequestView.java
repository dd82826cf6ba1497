package io.parley.api.group;

import io.parley.api.AccountId;
import java.time.Instant;

/// One who is to join a group and waits to be let in.
///
/// @param by who invites him; himself where he came by a link
public record JoinRequestView(AccountId account, AccountId by, Instant time) {}
