package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a member of a group may do; each may all that the next one may.
public enum Role {
    /// The one who dissolves the group, appoints admins and hands the group on. There is always one.
    @JsonProperty("owner")
    OWNER,
    /// Removes and mutes members, changes what the group is called and how it works.
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("member")
    MEMBER;

    public boolean isAbove(Role other) {
        return compareTo(other) < 0;
    }
}
