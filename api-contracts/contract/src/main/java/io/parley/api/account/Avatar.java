package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The pictures that one can choose from when signing up; each client has them.
public enum Avatar {
    @JsonProperty("fox")
    FOX,
    @JsonProperty("panda")
    PANDA,
    @JsonProperty("dolphin")
    DOLPHIN
}
