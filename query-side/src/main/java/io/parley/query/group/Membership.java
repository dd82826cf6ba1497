package io.parley.query.group;

import static io.parley.query.Views.number;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Json;
import io.parley.api.Wire;
import io.parley.api.group.MemberView;
import io.parley.api.group.Role;
import io.parley.api.wire.EventView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
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

    static Membership of(Document document) {
        var muted = document.getString("mutedUntil");
        var out = document.getString("last");
        return new Membership(
                ConversationId.of(document.getString("c")),
                new MemberView(
                        AccountId.of(document.getString("account")),
                        Wire.constant(Role.class, document.getString("role")),
                        document.getString("nickname"),
                        muted == null ? null : Instant.parse(muted),
                        joined(document)),
                document.getBoolean("present", false),
                number(document, "joinedNo"),
                number(document, "mentionedNo"),
                out == null ? null : Json.PERMISSIVE.readValue(out, EventView.class),
                intervals(document));
    }

    private static Instant joined(Document document) {
        var joined = document.getDate("joined");
        return joined == null ? Instant.EPOCH : joined.toInstant();
    }

    /// Who joins and sees all from the start sees also what happened while he was away.
    private static List<Interval> intervals(Document document) {
        var joins = ByPosition.of(document, "joins");
        var leaves = ByPosition.of(document, "leaves");
        var intervals = new ArrayList<Interval>();
        joins.forEach((position, join) -> {
            var leave = leaves.ceilingEntry(position);
            var end = leave == null ? Long.MAX_VALUE : leave.getKey();
            var last = leave == null ? Long.MAX_VALUE : ((Number) leave.getValue()).longValue();
            var from = number((Document) join, "from");
            if (from == 0) {
                intervals.clear();
            }
            intervals.add(new Interval(from, end, from == 0 ? 0 : number((Document) join, "no"), last));
        });
        return List.copyOf(intervals);
    }
}
