package io.parley.query.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.group.Readers;
import io.parley.api.wire.Actor;
import io.parley.edge.problem.Problem;
import io.parley.query.Views;
import io.parley.query.account.Accounts;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import io.parley.query.group.Members;
import io.parley.readmodel.conversation.ParticipationDocument;
import java.util.List;
import java.util.UUID;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Who in a group has read a message, for its sender while they are in the group. To others the
/// message doesn't exist.
@RestController
class GetReaders {
    /// The most members for whom the answer names the readers; in larger groups it only counts them.
    private static final int NAMED_MAX = 200;

    private final Groups groups;
    private final Members members;
    private final Timeline timeline;
    private final Accounts accounts;
    private final Views views;
    private final MongoTemplate mongo;

    GetReaders(Groups groups, Members members, Timeline timeline, Accounts accounts, Views views, MongoTemplate mongo) {
        this.groups = groups;
        this.members = members;
        this.timeline = timeline;
        this.accounts = accounts;
        this.views = views;
        this.mongo = mongo;
    }

    @GetMapping("/api/conversations/{id}/messages/{no}/readers")
    Readers readers(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable long no) {
        if (no < 1) {
            throw new Malformed(Code.INVALID, "no");
        }
        var group = new ConversationId(id);
        members.demand(actor.account(), group);
        var message = views.soon(() -> timeline.sent(group, no), Views.TIMELINE)
                .filter(sent -> sent.sender().equals(actor.account()))
                .orElseThrow(() -> Problem.absent(ConversationRefusal.NO_SUCH_MESSAGE));
        views.token(Views.ACCOUNTS);
        if (!accounts.showsReadMarks(actor.account()).orElseThrow(Problem::notReady)) {
            return new Readers(group, no, null, null);
        }
        // a client asks again when it learns that somebody has read further
        views.catchUp(Views.CONVERSATIONS);
        var readers = readers(group, no, message);
        var count = groups.of(group).map(Group::count).orElse(0);
        return new Readers(group, no, readers.size(), count <= NAMED_MAX ? readers : null);
    }

    /// A member's mark may lie beyond messages that the member may not see.
    private List<AccountId> readers(ConversationId group, long no, Timeline.Sent message) {
        var marked = mongo.find(ParticipationDocument.readersOf(group, no), ParticipationDocument.class).stream()
                .map(ParticipationDocument::account)
                .filter(account -> !account.equals(message.sender()))
                .toList();
        return members.among(group, marked).stream()
                .filter(member -> member.sees(message.position()))
                .map(member -> member.member().account())
                .toList();
    }
}
