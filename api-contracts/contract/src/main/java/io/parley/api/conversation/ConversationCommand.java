package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Text;
import java.util.List;
import java.util.UUID;

public sealed interface ConversationCommand extends Command {
    /// Code points of a message's text.
    int TEXT_MAX = 8_000;

    /// In one message.
    int MENTIONS_MAX = 50;

    ConversationId conversationId();

    /// `clientId` becomes the message's id. Only in a group are there mentions.
    @JsonTypeName("message.send")
    record Send(UUID clientId, ConversationId conversationId, Content content) implements ConversationCommand {
        public Send {
            present(clientId, conversationId);
            Malformed.present(content, "content");
            content = switch (content) {
                case Content.PlainText plain -> text(plain, conversationId.isGroup());
            };
        }

        private static Content text(Content.PlainText plain, boolean inGroup) {
            var text = Text.body(plain.text(), TEXT_MAX, "content.text");
            var mentions = plain.mentions() == null ? List.<Mention>of() : plain.mentions();
            if (mentions.size() > MENTIONS_MAX) {
                throw new Malformed(Malformed.Code.TOO_LONG, "content.mentions");
            }
            if (!mentions.isEmpty() && !inGroup) {
                throw new Malformed(Malformed.Code.INVALID, "content.mentions");
            }
            var free = 0;
            for (var mention : mentions) {
                Malformed.present(mention, "content.mentions");
                if (mention.from() < free || mention.length() < 1 || mention.length() > TEXT_MAX) {
                    throw new Malformed(Malformed.Code.INVALID, "content.mentions");
                }
                free = mention.from() + mention.length();
            }
            if (free > text.codePointCount(0, text.length())) {
                throw new Malformed(Malformed.Code.INVALID, "content.mentions");
            }
            return new Content.PlainText(text, mentions.isEmpty() ? null : List.copyOf(mentions));
        }
    }

    /// Everything up to message `upTo` was on screen. Within 2 s of one's last mark there it is answered `busy`: try
    /// again then, with what is the newest by that time.
    @JsonTypeName("conversation.mark-read")
    record MarkRead(UUID clientId, ConversationId conversationId, long upTo) implements ConversationCommand {
        public MarkRead {
            present(clientId, conversationId);
            if (upTo < 1) {
                throw new Malformed(Malformed.Code.INVALID, "upTo");
            }
        }
    }

    /// Keeps it above the others in one's list.
    @JsonTypeName("conversation.pin")
    record Pin(UUID clientId, ConversationId conversationId, boolean pinned) implements ConversationCommand {
        public Pin {
            present(clientId, conversationId);
        }
    }

    /// Its messages draw no attention.
    @JsonTypeName("conversation.mute")
    record Mute(UUID clientId, ConversationId conversationId, boolean muted) implements ConversationCommand {
        public Mute {
            present(clientId, conversationId);
        }
    }

    /// Takes it out of one's list until its next message.
    @JsonTypeName("conversation.hide")
    record Hide(UUID clientId, ConversationId conversationId) implements ConversationCommand {
        public Hide {
            present(clientId, conversationId);
        }
    }

    /// A reminder for oneself; reading on takes it away too.
    @JsonTypeName("conversation.mark-unread")
    record MarkUnread(UUID clientId, ConversationId conversationId, boolean unread) implements ConversationCommand {
        public MarkUnread {
            present(clientId, conversationId);
        }
    }

    /// Takes a message away for oneself alone, on all of one's devices.
    @JsonTypeName("message.delete")
    record Delete(UUID clientId, ConversationId conversationId, long messageNo) implements ConversationCommand {
        public Delete {
            present(clientId, conversationId);
            if (messageNo < 1) {
                throw new Malformed(Malformed.Code.INVALID, "messageNo");
            }
        }
    }

    private static void present(UUID clientId, ConversationId conversationId) {
        Malformed.present(clientId, "clientId");
        Malformed.present(conversationId, "conversationId");
    }
}
