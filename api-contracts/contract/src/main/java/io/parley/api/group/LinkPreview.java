package io.parley.api.group;

import io.parley.api.account.Avatar;
import org.jspecify.annotations.Nullable;

/// All that a link tells of a group before one joins.
///
/// @param name absent where it is called after its members
/// @param member whether one is in it already
/// @param approval whether an admin has to let one in
public record LinkPreview(
        @Nullable String name, @Nullable Avatar avatar, int count, boolean member, boolean approval) {}
