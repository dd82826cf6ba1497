package io.parley.api.invitation;

import io.parley.api.account.Avatar;
import org.jspecify.annotations.Nullable;

/// All that a link shows of a group before the person joins.
///
/// @param name absent if the group is called after its members
/// @param member whether the person is already a member
/// @param approval whether an admin has to let people in
public record LinkPreview(
        @Nullable String name, @Nullable Avatar avatar, int count, boolean member, boolean approval) {}
