package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.wire.ClientFrame;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {
    private static final UUID ID = UUID.fromString("01920000-0000-7000-8000-000000000001");

    @Test
    void aCommandIsReadByItsTypeName() {
        var frame = Json.STRICT.readValue("""
            {"type":"command","ref":"7","command":{"type":"message.send","clientId":"%1$s","conversationId":"%1$s",
             "content":{"type":"text","text":"hi\\r\\nyou"}}}\
            """.formatted(ID), ClientFrame.class);
        assertThat(frame)
                .isEqualTo(new ClientFrame.Request(
                        "7",
                        new ConversationCommand.Send(ID, new ConversationId(ID), new Content.PlainText("hi\nyou"))));
        assertThat(Json.STRICT.writeValueAsString(frame)).contains("\"type\":\"message.send\"");
    }

    @Test
    void unknownFieldsAndWrongScalarsAreRefusedFromOutsideOnly() {
        var json = "{\"type\":\"hello\",\"v\":1,\"token\":\"t\",\"extra\":1}";
        assertThatThrownBy(() -> Json.STRICT.readValue(json, ClientFrame.class)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() ->
                        Json.STRICT.readValue("{\"type\":\"hello\",\"v\":\"1\",\"token\":\"t\"}", ClientFrame.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.STRICT.readValue("{\"type\":\"hello\",\"v\":1,\"token\":5}", ClientFrame.class))
                .isInstanceOf(JacksonException.class);
        assertThat(Json.PERMISSIVE.readValue(json, ClientFrame.class)).isInstanceOf(ClientFrame.Hello.class);
    }

    @Test
    void aSecretIsNeverWritten() {
        assertThat(Json.STRICT.writeValueAsString(new Secret("s"))).isEqualTo("\"***\"");
    }

    @Test
    void everyEventHasATypeName() {
        assertThat(EventTypes.all()).containsEntry("friendship.accepted", FriendshipEvent.Accepted.class);
        assertThat(EventTypes.all()).hasSize(54);
    }
}
