package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the requester found the person whom they asked to be friends, by their own account.
public enum Source {
    @JsonProperty("handle")
    HANDLE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    /// A link that names the handle.
    @JsonProperty("link")
    LINK
}
