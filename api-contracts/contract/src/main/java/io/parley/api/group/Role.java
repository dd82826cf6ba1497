package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The role of a group's member. Each role may do all that the next one may.
public enum Role {
    /// The one member who dissolves the group, appoints admins and transfers the group. There is always one.
    @JsonProperty("owner")
    OWNER,
    /// Removes and mutes members, and changes the group's name and settings.
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("member")
    MEMBER;

    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }
}
