package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who may invite to a group. An open invitation or an invite link lets people in only while the member who
/// made it may invite: it ends when they leave, are removed or lose the right, and holds again with the right.
/// One that was made before `APPROVAL` was set stays: an invitation needs no approval then, a link does.
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
