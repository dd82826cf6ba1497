package io.parley.query.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationView;
import io.parley.api.group.GroupView;
import io.parley.query.AsOf;
import io.parley.query.group.Membership;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.DeletionDocument;
import io.parley.readmodel.conversation.ParticipationDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conversations as one member sees them, built from documents that were read one after the other.
///
/// @param participations by their keys; a member who has read and changed nothing has none
/// @param deleted the keys of those last messages and last mentions that are deleted for the member
/// @param asOf how far the views had come before the documents were read. Documents read at different moments
///     may hold a later change and lack an earlier one, but up to `asOf` all hold everything
record Perspective(
        AccountId member, Map<String, ParticipationDocument> participations, Set<String> deleted, AsOf asOf) {
    private static final String MESSAGE = EventTypes.nameOf(MessageSent.class);

    /// The key of the last message's deletion, if the member has deleted that message.
    static String lastMessage(ConversationDocument conversation, AccountId member) {
        return DeletionDocument.key(conversation.conversationId(), member, conversation.lastNo());
    }

    /// The key of the deletion of the last message that mentions the member.
    static String lastMention(ConversationDocument conversation, Membership membership) {
        return DeletionDocument.key(
                conversation.conversationId(),
                membership.member().account(),
                GroupViews.mentionedNo(conversation, membership));
    }

    ConversationView direct(ConversationDocument conversation) {
        var other = conversation.other(member);
        var shown = other.equals(member)
                ? 0
                : participation(conversation.conversationId(), other).shown();
        return view(conversation, conversation.ownLast().getOrDefault(member, 0L), other, shown, null);
    }

    boolean isLastMentionDeleted(ConversationDocument group, Membership membership) {
        return deleted.contains(lastMention(group, membership));
    }

    /// The number of the last message of the group that isn't unread.
    long seenUpTo(ConversationDocument group, Membership membership) {
        var own = participation(group.conversationId(), member);
        return Math.max(membership.joinedNo(), Math.max(own.readUpTo(), own.ownLast()));
    }

    /// @param first the first members; ignored for a former member
    /// @param requests the number of join requests that the member may answer
    /// @param mentionedNo the number of the last message that mentions the member, without deleted ones
    ConversationView group(
            ConversationDocument conversation,
            Membership membership,
            List<Membership> first,
            int requests,
            long mentionedNo) {
        var own = participation(conversation.conversationId(), member);
        return membership.present()
                ? view(
                        conversation,
                        own.ownLast(),
                        null,
                        0,
                        GroupViews.of(conversation, membership, mentionedNo, first, requests, own))
                : former(conversation, membership, own);
    }

    private ConversationView view(
            ConversationDocument conversation,
            long ownLastNo,
            @Nullable AccountId other,
            long otherReadUpTo,
            @Nullable GroupView group) {
        var own = participation(conversation.conversationId(), member);
        var last = conversation.last();
        var lastDeleted = last.type().equals(MESSAGE) && deleted.contains(lastMessage(conversation, member));
        return new ConversationView(
                conversation.conversationId(),
                other,
                conversation.open(),
                conversation.lastNo(),
                ownLastNo,
                own.readUpTo(),
                otherReadUpTo,
                own.pinned(),
                own.muted(),
                own.hiddenUpTo(),
                own.archivedUpTo(),
                own.markedUnread(),
                lastDeleted ? last.withoutPersonal() : last,
                lastDeleted,
                group,
                asOf.seq());
    }

    /// The group as it was when the membership ended. Nothing in it is unread any more.
    private ConversationView former(
            ConversationDocument conversation, Membership membership, ParticipationDocument own) {
        return new ConversationView(
                membership.conversationId(),
                null,
                false,
                membership.lastNo(),
                own.ownLast(),
                membership.lastNo(),
                0,
                own.pinned(),
                own.muted(),
                own.hiddenUpTo(),
                own.archivedUpTo(),
                own.markedUnread(),
                Objects.requireNonNull(membership.out()),
                false,
                GroupViews.ofFormer(conversation, membership, own),
                asOf.seq());
    }

    private ParticipationDocument participation(ConversationId conversation, AccountId account) {
        var found = participations.get(ParticipationDocument.key(conversation, account));
        return found == null ? ParticipationDocument.untouched(conversation, account) : found;
    }
}
