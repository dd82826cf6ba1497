package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message says; a union on `type`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Content {

    /// @param mentions in the order of the text, without overlap; absent if there are none
    @JsonTypeName("text")
    record PlainText(String text, @Nullable List<Mention> mentions) implements Content {
        public PlainText(String text) {
            this(text, null);
        }
    }
}
