package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What a message says; a union on `type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Content {

    @JsonTypeName("text")
    record PlainText(String text) implements Content {}
}
