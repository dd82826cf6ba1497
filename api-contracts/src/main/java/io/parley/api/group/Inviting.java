package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who may invite to a group.
public enum Inviting {
    @JsonProperty("anyone")
    ANYONE,
    /// The owner and the admins.
    @JsonProperty("admins")
    ADMINS
}
