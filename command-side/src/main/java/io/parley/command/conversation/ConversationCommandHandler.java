package io.parley.command.conversation;

import io.parley.api.AccountId;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.command.CommandHandlers;
import io.parley.command.Repositories;
import io.parley.command.StreamId;
import io.parley.command.Streams;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

@Component
final class ConversationCommandHandler implements CommandHandlers {
    private final Streams<DirectConversation> conversations;
    private final Streams<Participation> participations;

    ConversationCommandHandler(Repositories repositories) {
        conversations = repositories.of(DirectConversation.class, DirectConversation::new);
        participations = repositories.of(Participation.class, Participation::new);
    }

    @CommandHandler
    void handle(Send command, @MetaDataValue(ME) AccountId sender) {
        conversations
                .load(StreamId.of(command.conversationId()))
                .execute(c -> c.send(sender, command.clientId(), command.content()));
    }

    @CommandHandler
    void handle(MarkRead command, @MetaDataValue(ME) AccountId reader) {
        var conversation = command.conversationId();
        conversations.load(StreamId.of(conversation)).execute(c -> c.permitRead(reader, command.upTo()));
        participations
                .load(StreamId.participation(conversation, reader))
                .execute(p -> p.read(conversation, reader, command.upTo()));
    }
}
