package io.parley.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationEvent.Archived;
import io.parley.api.conversation.ConversationEvent.Closed;
import io.parley.api.conversation.ConversationEvent.Hidden;
import io.parley.api.conversation.ConversationEvent.MarkedUnread;
import io.parley.api.conversation.ConversationEvent.MessageDeleted;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.ConversationEvent.Muted;
import io.parley.api.conversation.ConversationEvent.Opened;
import io.parley.api.conversation.ConversationEvent.Pinned;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.api.conversation.ConversationEvent.Reopened;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupEvent.AnnouncementRead;
import io.parley.api.group.GroupEvent.RemarkChanged;
import io.parley.command.aggregate.EventSourced;
import io.parley.command.gateway.RetryLater;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// One person in one conversation: how far they have read, whether they pinned, muted, hid or
/// archived it. The read mark only rises.
///
/// An archived conversation is back in the list once there is a message after `archivedUpTo`, unless it is muted.
///
/// Each command leaves an event even where nothing changes: a late copy of it must not undo what came after it, as an
/// old read mark would take away a reminder.
@EventSourced(name = "participation", snapshotRevision = 4)
public final class Participation {
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(2);

    @AggregateIdentifier
    final String id;

    private long readUpTo;
    private Instant readAt = Instant.EPOCH;
    private long announcementReadNo;
    private boolean muted;
    private @Nullable Long archivedUpTo;

    @JsonCreator
    public Participation(@JsonProperty("id") String id) {
        this.id = id;
    }

    /// A mark no further than the present one tells the others nothing. However many devices a person has, one mark in
    /// two seconds is enough; where the last mark's clock was ahead of ours, the next needn't wait for it.
    ///
    /// @param shown whether the others may be told
    void read(ConversationId conversation, AccountId reader, long upTo, boolean shown, Instant now) {
        var left = Duration.between(now, readAt.plus(BETWEEN_MARKS));
        if (left.isPositive() && left.compareTo(BETWEEN_MARKS) <= 0) {
            throw new RetryLater(left);
        }
        var mark = Math.max(upTo, readUpTo);
        var told = shown && upTo > readUpTo;
        apply(
                conversation.isGroup()
                        ? new GroupEvent.Read(conversation, reader, mark, told)
                        : new Read(conversation, reader, mark, told));
    }

    void pin(ConversationId conversation, AccountId self, boolean pinned) {
        apply(new Pinned(conversation, self, pinned));
    }

    /// Where muting would move the conversation into the archive or out of it, it stays where it was.
    ///
    /// @param lastNo number of the conversation's newest message
    void mute(ConversationId conversation, AccountId self, boolean muted, long lastNo) {
        var moves = muted != this.muted && archivedUpTo != null && archivedUpTo < lastNo;
        apply(new Muted(conversation, self, muted));
        if (moves) {
            archive(conversation, self, !muted, lastNo);
        }
    }

    void archive(ConversationId conversation, AccountId self, boolean archived, long lastNo) {
        apply(new Archived(conversation, self, archived, lastNo));
    }

    void hide(ConversationId conversation, AccountId self, long lastNo) {
        apply(new Hidden(conversation, self, lastNo));
    }

    void markUnread(ConversationId conversation, AccountId self, boolean unread) {
        apply(new MarkedUnread(conversation, self, unread));
    }

    void delete(ConversationId conversation, AccountId self, long messageNo) {
        apply(new MessageDeleted(conversation, self, messageNo));
    }

    public void changeRemark(ConversationId group, AccountId self, @Nullable String remark) {
        apply(new RemarkChanged(group, self, self, new RemarkChanged.Personal(remark)));
    }

    public void readAnnouncement(ConversationId group, AccountId self, long announcementNo) {
        apply(new AnnouncementRead(group, self, Math.max(announcementNo, announcementReadNo)));
    }

    @EventSourcingHandler
    void on(ConversationEvent event, @Timestamp Instant time) {
        switch (event) {
            case Read e -> read(e.upTo(), time);
            case Muted e -> muted = e.muted();
            case Archived e -> archivedUpTo = e.archived() ? e.upTo() : null;
            case Pinned _, Hidden _, MarkedUnread _, MessageDeleted _ -> {
                // decides nothing here: the views read it
            }
            case Opened _, Closed _, Reopened _, MessageSent _ ->
                throw new IllegalStateException("a conversation's own in the stream of one person's part");
        }
    }

    @EventSourcingHandler
    void on(GroupEvent event, @Timestamp Instant time) {
        switch (event) {
            case GroupEvent.Read e -> read(e.upTo(), time);
            case AnnouncementRead e -> announcementReadNo = e.announcementNo();
            case RemarkChanged _ -> {
                // decides nothing here: the views read it
            }
            case GroupEvent.Line _,
                    GroupEvent.Invited _,
                    GroupEvent.InvitationDeclined _,
                    GroupEvent.JoinRequested _,
                    GroupEvent.JoinApproved _,
                    GroupEvent.JoinRefused _,
                    GroupEvent.LinkMade _,
                    GroupEvent.LinkRevoked _,
                    GroupEvent.Described _,
                    GroupEvent.SettingsChanged _,
                    GroupEvent.NicknameChanged _ ->
                throw new IllegalStateException("a group's own in the stream of one person's part");
        }
    }

    private void read(long upTo, Instant time) {
        readUpTo = upTo;
        readAt = time;
    }
}
