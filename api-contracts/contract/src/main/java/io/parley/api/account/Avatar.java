package io.parley.api.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The pictures that people and groups choose from. Every client has them.
public enum Avatar {
    @JsonProperty("fox")
    FOX,
    @JsonProperty("panda")
    PANDA,
    @JsonProperty("dolphin")
    DOLPHIN
}
