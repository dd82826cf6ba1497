package io.parley.query.conversation;

import static java.util.Comparator.comparing;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationView;
import io.parley.api.group.MemberView;
import io.parley.query.AsOf;
import io.parley.query.Views;
import io.parley.query.group.Group;
import io.parley.query.group.Interval;
import io.parley.query.group.Members;
import io.parley.query.group.Membership;
import io.parley.query.group.Requests;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.ParticipationDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/// Reads the view of conversations: a document for each conversation, one for each member with their read mark
/// and own settings, and one for everybody who is or was in a group. Deleted messages belong to another view,
/// that of the timeline.
@Component
public class Conversations {
    /// How many of a group's members come with it.
    private static final int FIRST = 20;
    /// The most members of a group that is read whole, together with other groups.
    private static final int SMALL = 100;

    private final Views views;
    private final MongoTemplate mongo;
    private final Deletions deletions;
    private final Mentions mentions;
    private final Members members;
    private final Requests requests;

    Conversations(
            Views views,
            MongoTemplate mongo,
            Deletions deletions,
            Mentions mentions,
            Members members,
            Requests requests) {
        this.views = views;
        this.mongo = mongo;
        this.deletions = deletions;
        this.mentions = mentions;
        this.members = members;
        this.requests = requests;
    }

    /// The conversations that the account is or was a member of, the last active first.
    ///
    /// @param asOf the moment of the views of conversations and of the timeline
    public List<ConversationView> of(AccountId member, AsOf asOf) {
        var directs = find(ConversationDocument.of(member));
        return views(member, directs, members.of(member), asOf).stream()
                .sorted(comparing((ConversationView view) -> view.last().time()).reversed())
                .toList();
    }

    /// Empty if the conversation isn't one of theirs.
    Optional<ConversationView> of(AccountId member, ConversationId conversation, AsOf asOf) {
        var membership = conversation.isGroup() ? members.of(member, conversation).stream() : Stream.<Membership>of();
        var directs = find(ConversationDocument.of(member, conversation));
        return views(member, directs, membership.toList(), asOf).stream().findFirst();
    }

    /// The parts of a conversation that the account may see; empty if it isn't one of theirs.
    Optional<List<Interval>> visible(AccountId account, ConversationId conversation) {
        if (conversation.isGroup()) {
            return members.of(account, conversation).map(Membership::intervals);
        }
        return find(ConversationDocument.of(account, conversation)).isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(Interval.ALL));
    }

    /// The people that a client needs to know to show these conversations.
    public Stream<AccountId> named(List<ConversationView> conversations) {
        return conversations.stream()
                .filter(view -> view.group() != null)
                .flatMap(view -> Stream.concat(
                        Stream.ofNullable(view.group())
                                .flatMap(group -> group.members().stream())
                                .map(MemberView::account),
                        Named.in(view.last())));
    }

    private List<ConversationView> views(
            AccountId member, List<ConversationDocument> directs, List<Membership> memberships, AsOf asOf) {
        var groups = groups(memberships);
        var byGroup = settled(member, memberships, groups, asOf).stream()
                .collect(Collectors.toMap(Membership::conversationId, Function.identity()));
        var all = Stream.concat(directs.stream(), groups.stream()).toList();
        var waiting = waiting(byGroup, groups, asOf);
        var perspective = new Perspective(
                member,
                participations(member, directs, groups),
                deletions.among(Stream.concat(
                                all.stream().map(one -> Perspective.lastMessage(one, member)),
                                groups.stream()
                                        .map(group -> Perspective.lastMention(
                                                group, Objects.requireNonNull(byGroup.get(group.conversationId())))))
                        .toList()),
                asOf);
        var first = first(groups, byGroup);
        return Stream.concat(
                        directs.stream().map(perspective::direct),
                        groups.stream().map(group -> {
                            var id = group.conversationId();
                            var membership = Objects.requireNonNull(byGroup.get(id));
                            return perspective.group(
                                    group,
                                    membership,
                                    first.getOrDefault(id, List.of()),
                                    waiting.getOrDefault(id, 0),
                                    mentionedNo(perspective, group, membership));
                        }))
                .toList();
    }

    /// The number of the last message that mentions the member. If they have deleted that one, it is the last
    /// one before it that is unread.
    private long mentionedNo(Perspective perspective, ConversationDocument group, Membership membership) {
        var last = GroupViews.mentionedNo(group, membership);
        if (!membership.present() || !perspective.isLastMentionDeleted(group, membership)) {
            return last;
        }
        var unread = perspective.seenUpTo(group, membership) + 1;
        return mentions.last(group.conversationId(), perspective.member(), unread, last - 1);
    }

    private List<ConversationDocument> groups(List<Membership> memberships) {
        var ids = memberships.stream().map(Membership::conversationId).toList();
        return ids.isEmpty() ? List.of() : find(ConversationDocument.among(ids));
    }

    /// Reads a membership again if the group's document lies beyond the views' tokens. Such a document
    /// may hold what happened after the member was removed, while the member's own document doesn't show
    /// the removal yet.
    private List<Membership> settled(
            AccountId member, List<Membership> memberships, List<ConversationDocument> groups, AsOf asOf) {
        var newest =
                groups.stream().mapToLong(ConversationDocument::position).max().orElse(0);
        if (newest <= asOf.position()) {
            return memberships;
        }
        views.await(views.token(Views.CONVERSATIONS).generation(), newest, Views.CONVERSATIONS);
        return members.of(
                member, memberships.stream().map(Membership::conversationId).toList());
    }

    /// The first members of each group. One query for all small groups costs far less than a query for each.
    private Map<ConversationId, List<Membership>> first(
            List<ConversationDocument> groups, Map<ConversationId, Membership> own) {
        var first = new HashMap<ConversationId, List<Membership>>();
        var small = new ArrayList<ConversationId>();
        for (var group : groups) {
            var id = group.conversationId();
            var membership = Objects.requireNonNull(own.get(id));
            if (membership.present() && Group.of(group).count() <= SMALL) {
                small.add(id);
            } else if (membership.present()) {
                first.put(id, members.first(id, FIRST));
            }
        }
        members.allOf(small).stream()
                .collect(Collectors.groupingBy(Membership::conversationId))
                .forEach((id, all) -> first.put(id, all.subList(0, Math.min(FIRST, all.size()))));
        return first;
    }

    /// How many people wait for approval, in groups where the member may approve them, as of the views'
    /// position. A client counts on from there.
    private Map<ConversationId, Integer> waiting(
            Map<ConversationId, Membership> memberships, List<ConversationDocument> groups, AsOf asOf) {
        var led = groups.stream()
                .filter(group -> !Group.of(group).dissolved())
                .map(group -> Objects.requireNonNull(memberships.get(group.conversationId())))
                .filter(membership -> membership.present() && membership.leads())
                .map(Membership::conversationId)
                .toList();
        return requests.count(led, asOf.position());
    }

    private Map<String, ParticipationDocument> participations(
            AccountId member, List<ConversationDocument> directs, List<ConversationDocument> groups) {
        var keys = Stream.concat(
                        directs.stream()
                                .flatMap(direct -> direct.members().stream()
                                        .map(one -> ParticipationDocument.key(direct.conversationId(), one))),
                        groups.stream().map(group -> ParticipationDocument.key(group.conversationId(), member)))
                .toList();
        return mongo.find(ParticipationDocument.among(keys), ParticipationDocument.class).stream()
                .collect(Collectors.toMap(ParticipationDocument::key, Function.identity()));
    }

    private List<ConversationDocument> find(Query which) {
        return mongo.find(which, ConversationDocument.class);
    }
}
