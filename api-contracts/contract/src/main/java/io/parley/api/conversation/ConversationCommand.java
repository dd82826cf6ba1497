package io.parley.api.conversation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Text;
import java.util.List;
import java.util.UUID;

public sealed interface ConversationCommand extends Command {
    /// The longest text of a message, in code points.
    int TEXT_MAX = 8_000;

    /// The most mentions in one message.
    int MENTIONS_MAX = 50;

    /// Opens the actor's saved messages, the conversation that they have with themselves. Each account has one, so
    /// the command changes nothing where it is open.
    @JsonTypeName("conversation.open-saved")
    record OpenSaved(UUID clientId) implements ConversationCommand {
        public OpenSaved {
            Malformed.present(clientId, "clientId");
        }
    }

    /// What is done in a conversation that there is.
    sealed interface Within extends ConversationCommand {
        ConversationId conversationId();
    }

    /// Sends a message. `clientId` becomes the message's id. Only messages in groups have mentions.
    @JsonTypeName("message.send")
    record Send(UUID clientId, ConversationId conversationId, Content content) implements Within {
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

    /// Says that everything up to message `upTo` was on screen. Within 2 s of the actor's last mark in that
    /// conversation the server answers `busy`; then the client sends the mark that is newest by that time.
    @JsonTypeName("conversation.mark-read")
    record MarkRead(UUID clientId, ConversationId conversationId, long upTo) implements Within {
        public MarkRead {
            present(clientId, conversationId);
            if (upTo < 1) {
                throw new Malformed(Malformed.Code.INVALID, "upTo");
            }
        }
    }

    /// Pins the conversation above the others in the actor's list.
    @JsonTypeName("conversation.pin")
    record Pin(UUID clientId, ConversationId conversationId, boolean pinned) implements Within {
        public Pin {
            present(clientId, conversationId);
        }
    }

    /// Mutes the conversation: its messages draw no attention.
    @JsonTypeName("conversation.mute")
    record Mute(UUID clientId, ConversationId conversationId, boolean muted) implements Within {
        public Mute {
            present(clientId, conversationId);
        }
    }

    /// Hides the conversation from the actor's list until its next message.
    @JsonTypeName("conversation.hide")
    record Hide(UUID clientId, ConversationId conversationId) implements Within {
        public Hide {
            present(clientId, conversationId);
        }
    }

    /// Puts the conversation into the actor's archive, or takes it out. If it isn't muted, its next message takes
    /// it out too.
    @JsonTypeName("conversation.archive")
    record Archive(UUID clientId, ConversationId conversationId, boolean archived) implements Within {
        public Archive {
            present(clientId, conversationId);
        }
    }

    /// Sets or removes a reminder for the actor alone. Reading further removes it too.
    @JsonTypeName("conversation.mark-unread")
    record MarkUnread(UUID clientId, ConversationId conversationId, boolean unread) implements Within {
        public MarkUnread {
            present(clientId, conversationId);
        }
    }

    /// Deletes a message for the actor alone, on all of their devices.
    @JsonTypeName("message.delete")
    record Delete(UUID clientId, ConversationId conversationId, long messageNo) implements Within {
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
