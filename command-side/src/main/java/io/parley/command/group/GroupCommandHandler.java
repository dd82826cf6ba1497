package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.GroupCommand.Announce;
import io.parley.api.group.GroupCommand.ChangeAvatar;
import io.parley.api.group.GroupCommand.ChangeNickname;
import io.parley.api.group.GroupCommand.ChangeRemark;
import io.parley.api.group.GroupCommand.ChangeRole;
import io.parley.api.group.GroupCommand.ChangeSettings;
import io.parley.api.group.GroupCommand.Describe;
import io.parley.api.group.GroupCommand.Dissolve;
import io.parley.api.group.GroupCommand.Leave;
import io.parley.api.group.GroupCommand.MuteMember;
import io.parley.api.group.GroupCommand.ReadAnnouncement;
import io.parley.api.group.GroupCommand.Remove;
import io.parley.api.group.GroupCommand.Rename;
import io.parley.api.group.GroupCommand.Silence;
import io.parley.api.group.GroupCommand.Transfer;
import io.parley.api.group.GroupCommand.UnmuteMember;
import io.parley.api.group.GroupCommand.Within;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.StreamId;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import io.parley.command.conversation.Participation;
import io.parley.command.gateway.CommandHandlers;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what members do in groups. The group is locked before the member's own part, so that two commands never
/// wait for each other.
@Component
final class GroupCommandHandler implements CommandHandlers {
    private final Groups groups;
    private final AggregateRepository<Participation> participations;

    GroupCommandHandler(Groups groups, Repositories repositories) {
        this.groups = groups;
        this.participations = repositories.of(Participation.class, Participation::new);
    }

    @CommandHandler
    void handle(Remove command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.remove(me, command.members()));
    }

    @CommandHandler
    void handle(Leave command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.leave(me));
    }

    @CommandHandler
    void handle(Dissolve command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.dissolve(me));
    }

    @CommandHandler
    void handle(ChangeRole command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.changeRole(me, command.account(), command.role()));
    }

    @CommandHandler
    void handle(Transfer command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.transfer(me, command.account()));
    }

    @CommandHandler
    void handle(Rename command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.rename(me, command.name()));
    }

    @CommandHandler
    void handle(Describe command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.describe(me, command.description()));
    }

    @CommandHandler
    void handle(Announce command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.announce(me, command.text()));
    }

    @CommandHandler
    void handle(ChangeAvatar command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.changeAvatar(me, command.avatar()));
    }

    @CommandHandler
    void handle(ChangeSettings command, @MetaDataValue(ME) AccountId me) {
        group(command)
                .execute(g ->
                        g.changeSettings(me, command.inviting(), command.historyFromStart(), command.quietLeaving()));
    }

    @CommandHandler
    void handle(Silence command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.silence(me, command.silenced()));
    }

    @CommandHandler
    void handle(MuteMember command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        var until = now.plus(Duration.ofMinutes(command.minutes()));
        group(command).execute(g -> g.muteMember(me, command.account(), until));
    }

    @CommandHandler
    void handle(UnmuteMember command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.unmuteMember(me, command.account()));
    }

    @CommandHandler
    void handle(ChangeNickname command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.changeNickname(me, command.nickname()));
    }

    @CommandHandler
    void handle(ChangeRemark command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.demandReader(me));
        part(command, me).execute(p -> p.changeRemark(command.conversationId(), me, command.remark()));
    }

    @CommandHandler
    void handle(ReadAnnouncement command, @MetaDataValue(ME) AccountId me) {
        group(command).execute(g -> g.demandAnnouncement(me, command.announcementNo()));
        part(command, me).execute(p -> p.readAnnouncement(command.conversationId(), me, command.announcementNo()));
    }

    @Override
    public Accepted answer(Object command, EventId id, Event first, @Nullable Object returned) {
        return new Accepted(id, ((Within) command).conversationId(), null);
    }

    private Aggregate<GroupConversation> group(Within command) {
        return groups.load(command.conversationId(), ConversationRefusal.NO_SUCH_CONVERSATION);
    }

    private Aggregate<Participation> part(Within command, AccountId self) {
        return participations.load(StreamId.participation(command.conversationId(), self));
    }
}
