package io.parley.command.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.conversation.ConversationCommand;
import io.parley.api.conversation.ConversationCommand.Archive;
import io.parley.api.conversation.ConversationCommand.Delete;
import io.parley.api.conversation.ConversationCommand.Hide;
import io.parley.api.conversation.ConversationCommand.MarkRead;
import io.parley.api.conversation.ConversationCommand.MarkUnread;
import io.parley.api.conversation.ConversationCommand.Mute;
import io.parley.api.conversation.ConversationCommand.OpenSaved;
import io.parley.api.conversation.ConversationCommand.Pin;
import io.parley.api.conversation.ConversationCommand.Send;
import io.parley.api.conversation.ConversationCommand.Within;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.StreamId;
import io.parley.command.account.PersonalSettings;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import io.parley.command.gateway.CommandHandlers;
import io.parley.command.gateway.Refused;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what people do in a conversation. The conversation itself knows who may.
@Component
final class ConversationCommandHandler implements CommandHandlers {
    private final AggregateRepository<DirectConversation> directs;
    private final AggregateRepository<? extends Conversation> groups;
    private final AggregateRepository<Participation> participations;
    private final PersonalSettings personal;

    /// @param groups the other kind of conversations, which knows this one
    ConversationCommandHandler(
            Repositories repositories, AggregateRepository<? extends Conversation> groups, PersonalSettings personal) {
        this.groups = groups;
        this.personal = personal;
        directs = repositories.of(DirectConversation.class, DirectConversation::new);
        participations = repositories.of(Participation.class, Participation::new);
    }

    @CommandHandler
    void handle(OpenSaved command, @MetaDataValue(ME) AccountId me) {
        var saved = ConversationId.saved(me);
        directs.load(StreamId.of(saved)).execute(c -> c.open(saved, null, List.of(me)));
    }

    @CommandHandler
    void handle(Send command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        conversation(command).execute(c -> c.send(me, command.clientId(), command.content(), now));
    }

    /// Peeks at the conversation, so that many may read it at once: what somebody has seen stays seen.
    @CommandHandler
    void handle(MarkRead command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        var id = command.conversationId();
        var shownBy = of(id).peek(StreamId.of(id), c -> {
            if (command.upTo() > c.lastNo(me)) {
                throw new Refused(ConversationRefusal.NO_SUCH_MESSAGE);
            }
            return c.readMarkShownBy(me);
        });
        var shown = personal.showingReadMarks(shownBy).containsAll(shownBy);
        part(command, me).execute(p -> p.read(id, me, command.upTo(), shown, now));
    }

    @CommandHandler
    void handle(Pin command, @MetaDataValue(ME) AccountId me) {
        conversation(command).execute(c -> c.demandReader(me));
        part(command, me).execute(p -> p.pin(command.conversationId(), me, command.pinned()));
    }

    @CommandHandler
    void handle(Mute command, @MetaDataValue(ME) AccountId me) {
        var lastNo = conversation(command).invoke(c -> c.lastNo(me));
        part(command, me).execute(p -> p.mute(command.conversationId(), me, command.muted(), lastNo));
    }

    @CommandHandler
    void handle(Hide command, @MetaDataValue(ME) AccountId me) {
        var lastNo = conversation(command).invoke(c -> c.lastNo(me));
        part(command, me).execute(p -> p.hide(command.conversationId(), me, lastNo));
    }

    @CommandHandler
    void handle(Archive command, @MetaDataValue(ME) AccountId me) {
        var lastNo = conversation(command).invoke(c -> c.lastNo(me));
        part(command, me).execute(p -> p.archive(command.conversationId(), me, command.archived(), lastNo));
    }

    @CommandHandler
    void handle(MarkUnread command, @MetaDataValue(ME) AccountId me) {
        conversation(command).execute(c -> c.demandReader(me));
        part(command, me).execute(p -> p.markUnread(command.conversationId(), me, command.unread()));
    }

    @CommandHandler
    void handle(Delete command, @MetaDataValue(ME) AccountId me) {
        conversation(command).execute(c -> c.demandMessage(me, command.messageNo()));
        part(command, me).execute(p -> p.delete(command.conversationId(), me, command.messageNo()));
    }

    @Override
    public Accepted answer(Object command, EventId id, Event first, @Nullable Object returned) {
        var messageNo = first instanceof MessageSent sent ? sent.messageNo() : null;
        var conversation = switch ((ConversationCommand) command) {
            case OpenSaved _ -> ((Opened) first).conversationId();
            case Within within -> within.conversationId();
        };
        return new Accepted(id, conversation, messageNo);
    }

    private Aggregate<? extends Conversation> conversation(Within command) {
        return of(command.conversationId()).load(StreamId.of(command.conversationId()));
    }

    private AggregateRepository<? extends Conversation> of(ConversationId conversation) {
        return conversation.isGroup() ? groups : directs;
    }

    private Aggregate<Participation> part(Within command, AccountId self) {
        return participations.load(StreamId.participation(command.conversationId(), self));
    }
}
