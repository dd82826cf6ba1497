package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How somebody found whom they asked to be friends, by their own word.
public enum Source {
    @JsonProperty("handle")
    HANDLE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("phone")
    PHONE,
    /// Followed a link that names the handle.
    @JsonProperty("link")
    LINK
}
