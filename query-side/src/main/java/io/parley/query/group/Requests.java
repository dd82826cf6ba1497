package io.parley.query.group;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static java.util.Comparator.comparingLong;

import io.parley.api.ConversationId;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Reads who waits to be let into groups. It stands with who is in them.
@Component
public class Requests {
    private final Views views;

    Requests(Views views) {
        this.views = views;
    }

    /// The oldest first.
    public List<Request> of(ConversationId group) {
        return asOf(Long.MAX_VALUE, List.of(group))
                .sorted(comparingLong(Request::since))
                .toList();
    }

    /// How many there were at a position, of each group that had some.
    public Map<ConversationId, Integer> count(Collection<ConversationId> groups, long position) {
        var counts = new HashMap<ConversationId, Integer>();
        asOf(position, groups).forEach(request -> counts.merge(request.conversationId(), 1, Integer::sum));
        return counts;
    }

    private Stream<Request> asOf(long position, Collection<ConversationId> groups) {
        var ids = groups.stream().map(ConversationId::toString).toList();
        if (ids.isEmpty()) {
            return Stream.of();
        }
        var open = or(exists("answered", false), gt("answered", position));
        return views
                .collection("member")
                .find(and(in("c", ids), exists("requests"), open))
                .into(new ArrayList<>())
                .stream()
                .flatMap(member -> Request.of(member, position).stream());
    }
}
