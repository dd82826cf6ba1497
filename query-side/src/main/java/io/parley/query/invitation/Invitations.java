package io.parley.query.invitation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Sorts.descending;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.group.InvitationView;
import io.parley.query.AsOf;
import io.parley.query.Views;
import io.parley.query.group.Group;
import io.parley.query.group.Groups;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads who is asked into which group. It stands with who is in them, in the view of conversations.
@Component
public class Invitations {
    private final Views views;
    private final Groups groups;

    Invitations(Views views, Groups groups) {
        this.views = views;
        this.groups = groups;
    }

    /// The newest first. Of a group that was dissolved nothing is left to answer.
    public List<InvitationView> of(AccountId account, AsOf asOf) {
        var open = views.collection("member")
                .find(and(eq("account", account.toString()), exists("invited")))
                .sort(descending("invited"))
                .into(new ArrayList<>());
        var into = groups.of(open.stream().map(Invitations::group).toList());
        return open.stream()
                .flatMap(one -> Stream.ofNullable(into.get(group(one)))
                        .filter(group -> !group.dissolved())
                        .map(group -> view(one, group, asOf)))
                .toList();
    }

    private static InvitationView view(Document open, Group group, AsOf asOf) {
        return new InvitationView(
                group(open),
                AccountId.of(open.getString("invitedBy")),
                Instant.parse(open.getString("invitedTime")),
                group.name(),
                group.avatar(),
                group.count(),
                asOf.seq());
    }

    private static ConversationId group(Document open) {
        return ConversationId.of(open.getString("c"));
    }
}
