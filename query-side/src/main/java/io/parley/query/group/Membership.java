package io.parley.query.group;

import io.parley.api.ConversationId;
import io.parley.api.group.MemberView;
import io.parley.api.group.Role;
import io.parley.api.wire.EventView;
import io.parley.readmodel.group.MemberDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The membership of a person who is or was in a group.
///
/// @param present whether the person is in the group now
/// @param joinedNo the number of the last message before they joined
/// @param mentionedNo the number of the last message that mentions them, 0 if there is none
/// @param out the event that ended the membership; absent if `present`
/// @param intervals what they may see, in order and without overlap
public record Membership(
        ConversationId conversationId,
        MemberView member,
        boolean present,
        long joinedNo,
        long mentionedNo,
        @Nullable EventView out,
        List<Interval> intervals) {

    /// The key of their document.
    String key() {
        return MemberDocument.key(conversationId, member.account());
    }

    /// Whether the person may see what happened at that position.
    public boolean sees(long position) {
        return intervals.stream().anyMatch(interval -> interval.holds(position));
    }

    /// Whether the person is or was the group's owner or an admin.
    public boolean leads() {
        return member.role().isAbove(Role.MEMBER);
    }

    /// The number of the last message that the person may see; unbounded for a present member.
    public long lastNo() {
        return intervals.getLast().last();
    }

    /// The position of the last event that the person may see; unbounded for a present member.
    public long end() {
        return intervals.getLast().end();
    }

    /// From the document of a person who is or was in the group.
    static Membership of(MemberDocument member) {
        return new Membership(
                member.conversation(),
                new MemberView(
                        member.account(),
                        Objects.requireNonNull(member.role()),
                        member.nickname(),
                        member.mutedUntil(),
                        Objects.requireNonNullElse(member.joined(), Instant.EPOCH)),
                member.present(),
                member.joinedNo(),
                member.mentionedNo(),
                member.last(),
                intervals(member));
    }

    /// A person who joins and sees everything from the start also sees what happened while they were away.
    private static List<Interval> intervals(MemberDocument member) {
        var intervals = new ArrayList<Interval>();
        member.joins().forEach((position, joining) -> {
            var leave = member.leaves().ceilingEntry(position);
            var end = leave == null ? Long.MAX_VALUE : leave.getKey();
            var last = leave == null ? Long.MAX_VALUE : leave.getValue();
            var fromStart = joining.from() == 0;
            if (fromStart) {
                intervals.clear();
            }
            intervals.add(new Interval(joining.from(), end, fromStart ? 0 : joining.no(), last));
        });
        return List.copyOf(intervals);
    }
}
