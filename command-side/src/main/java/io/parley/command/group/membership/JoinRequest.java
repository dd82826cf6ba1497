package io.parley.command.group.membership;

import io.parley.api.AccountId;
import io.parley.api.invitation.LinkId;
import org.jspecify.annotations.Nullable;

/// That someone is to join a group.
///
/// @param by who made it: a member, or the person themselves by a link
public record JoinRequest(AccountId by, @Nullable LinkId linkId) {}
