package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who may invite to a group.
public enum Inviting {
    @JsonProperty("anyone")
    ANYONE,
    /// Anyone, but the owner or an admin lets the invited people in.
    @JsonProperty("approval")
    APPROVAL,
    /// The owner and the admins.
    @JsonProperty("admins")
    ADMINS
}
