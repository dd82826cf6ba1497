package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Text;
import java.util.UUID;

public sealed interface ConversationCommand extends Command {
    /// Code points of a message's text.
    int TEXT_MAX = 8_000;

    ConversationId conversationId();

    /// `clientId` becomes the message's id.
    @JsonTypeName("message.send")
    record Send(UUID clientId, ConversationId conversationId, Content content) implements ConversationCommand {
        public Send {
            Malformed.present(clientId, "clientId");
            Malformed.present(conversationId, "conversationId");
            Malformed.present(content, "content");
            content = switch (content) {
                case Content.PlainText text -> new Content.PlainText(Text.body(text.text(), TEXT_MAX, "content.text"));
            };
        }
    }

    /// Everything up to message `upTo` was on screen.
    @JsonTypeName("conversation.mark-read")
    record MarkRead(UUID clientId, ConversationId conversationId, long upTo) implements ConversationCommand {
        public MarkRead {
            Malformed.present(clientId, "clientId");
            Malformed.present(conversationId, "conversationId");
            if (upTo < 1) {
                throw new Malformed(Malformed.Code.INVALID, "upTo");
            }
        }
    }
}
