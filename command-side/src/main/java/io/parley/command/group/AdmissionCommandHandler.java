package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.GroupCommand;
import io.parley.api.group.GroupCommand.AcceptInvitation;
import io.parley.api.group.GroupCommand.Approve;
import io.parley.api.group.GroupCommand.Create;
import io.parley.api.group.GroupCommand.DeclineInvitation;
import io.parley.api.group.GroupCommand.Invite;
import io.parley.api.group.GroupCommand.Join;
import io.parley.api.group.GroupCommand.MakeLink;
import io.parley.api.group.GroupCommand.Refuse;
import io.parley.api.group.GroupCommand.RevokeLink;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupRefusal;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkToken;
import io.parley.api.wire.Answer.Accepted;
import io.parley.command.SecretProperties;
import io.parley.command.account.PersonalSettings;
import io.parley.command.friendship.Friends;
import io.parley.command.gateway.CommandHandlers;
import io.parley.command.gateway.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out what makes groups and brings people into them. Friendships are taken before the group and that before
/// accounts, so that two commands never wait for each other.
@Component
final class AdmissionCommandHandler implements CommandHandlers {
    private final Groups groups;
    private final Friends friends;
    private final PersonalSettings personal;
    private final GroupProperties settings;
    private final SecretProperties secrets;

    AdmissionCommandHandler(
            Groups groups,
            Friends friends,
            PersonalSettings personal,
            GroupProperties settings,
            SecretProperties secrets) {
        this.groups = groups;
        this.friends = friends;
        this.personal = personal;
        this.settings = settings;
        this.secrets = secrets;
    }

    @CommandHandler
    InviteOutcome handle(Create command, @MetaDataValue(ME) AccountId me) {
        var self = ConversationId.group(me, command.clientId());
        var known = friends.among(command.members(), me);
        var group = group(self);
        var candidates = candidates(command.members(), known);
        return invoke(group, admission -> admission.create(self, me, command.name(), candidates));
    }

    @CommandHandler
    InviteOutcome handle(Invite command, @MetaDataValue(ME) AccountId me) {
        var known = friends.among(command.members(), me);
        var group = group(command.conversationId());
        var candidates = candidates(command.members(), known);
        return invoke(group, admission -> admission.invite(me, candidates));
    }

    @CommandHandler
    void handle(AcceptInvitation command, @MetaDataValue(ME) AccountId me) {
        var self = command.conversationId();
        execute(groups.load(self, GroupRefusal.NO_INVITATION), admission -> admission.accept(self, me));
    }

    @CommandHandler
    void handle(DeclineInvitation command, @MetaDataValue(ME) AccountId me) {
        var self = command.conversationId();
        execute(groups.load(self, GroupRefusal.NO_INVITATION), admission -> admission.decline(self, me));
    }

    @CommandHandler
    void handle(Approve command, @MetaDataValue(ME) AccountId me) {
        var account = command.account();
        var group = group(command.conversationId());
        var asked = personal.askedFirst(List.of(account)).contains(account);
        execute(group, admission -> admission.approve(me, account, asked));
    }

    @CommandHandler
    void handle(Refuse command, @MetaDataValue(ME) AccountId me) {
        var self = command.conversationId();
        execute(group(self), admission -> admission.refuse(self, me, command.account()));
    }

    @CommandHandler
    void handle(MakeLink command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        var hours = command.hours();
        var until = hours == null ? null : now.plus(Duration.ofHours(hours));
        var linkId = LinkId.madeBy(me, command.clientId());
        execute(
                group(command.conversationId()),
                admission -> admission.makeLink(me, linkId, until, command.uses(), now));
    }

    @CommandHandler
    void handle(RevokeLink command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        execute(group(command.conversationId()), admission -> admission.revokeLink(me, command.linkId(), now));
    }

    @CommandHandler
    void handle(Join command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        var self = command.conversationId();
        var linkId = command.linkId();
        if (!LinkToken.isOf(linkId, command.token(), secrets.claimKey())) {
            throw new Refused(GroupRefusal.NO_SUCH_LINK);
        }
        execute(groups.load(self, GroupRefusal.NO_SUCH_LINK), admission -> admission.join(self, me, linkId, now));
    }

    /// Why some were not added is told once: it may be otherwise by now.
    @Override
    public Accepted answer(Object command, EventId id, Event first, @Nullable Object returned) {
        var self = ((GroupEvent) first).conversationId();
        var outcome =
                returned instanceof InviteOutcome known ? known : InviteOutcome.before((GroupCommand) command, first);
        return new Accepted(id, self, null, outcome.notAdded().isEmpty() ? null : outcome.notAdded());
    }

    private Candidates candidates(List<AccountId> accounts, Set<AccountId> known) {
        return new Candidates(accounts, known, personal.askedFirst(known));
    }

    private void execute(Aggregate<GroupConversation> group, Consumer<Admission> decide) {
        group.execute(g -> decide.accept(g.admission(settings.membersMax())));
    }

    private <R> R invoke(Aggregate<GroupConversation> group, Function<Admission, R> decide) {
        return group.invoke(g -> decide.apply(g.admission(settings.membersMax())));
    }

    private Aggregate<GroupConversation> group(ConversationId id) {
        return groups.load(id, ConversationRefusal.NO_SUCH_CONVERSATION);
    }
}
