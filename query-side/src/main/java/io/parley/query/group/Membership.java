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

/// One who is or was in a group.
///
/// @param present whether he is
/// @param joinedNo number of the last message before he joined
/// @param mentionedNo number of the last message that names him, 0 if there is none
/// @param out the event that took him out; absent where `present`
/// @param intervals of what he may see, in order and apart from each other
public record Membership(
        ConversationId conversationId,
        MemberView member,
        boolean present,
        long joinedNo,
        long mentionedNo,
        @Nullable EventView out,
        List<Interval> intervals) {

    /// Whether he may see what happened there.
    public boolean sees(long position) {
        return intervals.stream().anyMatch(interval -> interval.holds(position));
    }

    /// Whether he is or was its owner or an admin.
    public boolean leads() {
        return member.role().isAbove(Role.MEMBER);
    }

    /// Number of the last message that he may see; without end where he is present.
    public long lastNo() {
        return intervals.getLast().last();
    }

    /// Where in the log the last that he may see is; without end where he is present.
    public long end() {
        return intervals.getLast().end();
    }

    /// Of one who is or was in it.
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

    /// Who joins and sees all from the start sees also what happened while they were away.
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
