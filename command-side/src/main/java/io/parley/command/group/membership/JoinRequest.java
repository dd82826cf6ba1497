package io.parley.command.group.membership;

import io.parley.api.AccountId;
import io.parley.api.group.LinkId;
import org.jspecify.annotations.Nullable;

/// That someone is to join a group.
///
/// @param by who wants it; himself where he came by a link
public record JoinRequest(AccountId by, @Nullable LinkId linkId) {}
