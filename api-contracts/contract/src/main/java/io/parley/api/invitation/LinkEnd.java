package io.parley.api.invitation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Why an invite link lets nobody in: the member who made it may not invite now. If they may again, so does the
/// link.
public enum LinkEnd {
    /// They left the group.
    @JsonProperty("left")
    LEFT,
    /// They were removed from the group.
    @JsonProperty("removed")
    REMOVED,
    /// Only the owner and the admins may invite, and they are neither.
    @JsonProperty("may-not-invite")
    MAY_NOT_INVITE
}
