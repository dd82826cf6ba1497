package io.parley.query.invitation;

import io.parley.api.AccountId;
import io.parley.api.invitation.InvitationView;
import io.parley.query.AsOf;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import io.parley.query.group.Members;
import io.parley.query.group.Membership;
import io.parley.readmodel.group.MemberDocument;
import io.parley.readmodel.group.MemberQueries;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads who is invited to which group. Invitations are stored with the memberships, in the
/// view of conversations.
@Component
public class Invitations {
    private final MongoTemplate mongo;
    private final Groups groups;
    private final Members members;

    Invitations(MongoTemplate mongo, Groups groups, Members members) {
        this.mongo = mongo;
        this.groups = groups;
        this.members = members;
    }

    /// The account's open invitations, the newest first. A dissolved group has none, and an inviter who may not
    /// invite now has none either.
    public List<InvitationView> of(AccountId account, AsOf asOf) {
        var open = mongo.find(MemberQueries.invited(account), MemberDocument.class);
        var into = groups.of(open.stream().map(MemberDocument::conversation).toList());
        var inviters =
                members.known(open.stream().map(Invitations::inviter).distinct().toList());
        return open.stream()
                .flatMap(one -> Stream.ofNullable(into.get(one.conversation()))
                        .filter(group -> !group.dissolved() && mayInvite(inviters.get(inviter(one)), group))
                        .map(group -> view(one, group, asOf)))
                .toList();
    }

    private static boolean mayInvite(@Nullable Membership inviter, Group group) {
        return inviter != null && group.lets(inviter);
    }

    private static String inviter(MemberDocument invited) {
        return MemberDocument.key(invited.conversation(), Objects.requireNonNull(invited.invitedBy()));
    }

    private static InvitationView view(MemberDocument open, Group group, AsOf asOf) {
        return new InvitationView(
                open.conversation(),
                Objects.requireNonNull(open.invitedBy()),
                Objects.requireNonNull(open.invitedTime()),
                group.name(),
                group.avatar(),
                group.count(),
                asOf.seq());
    }
}
