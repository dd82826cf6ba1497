package io.parley.query.group;

import static java.util.Comparator.comparingLong;

import io.parley.api.ConversationId;
import io.parley.readmodel.group.MemberDocument;
import io.parley.readmodel.group.MemberQueries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads the open requests to join groups. They are stored with the memberships.
@Component
public class Requests {
    private final MongoTemplate mongo;

    Requests(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// A group's open requests, the oldest first.
    public List<Request> of(ConversationId group) {
        return asOf(Long.MAX_VALUE, List.of(group))
                .sorted(comparingLong(Request::since))
                .toList();
    }

    /// The number of open requests at a position, for each group that had some.
    public Map<ConversationId, Integer> count(Collection<ConversationId> groups, long position) {
        var counts = new HashMap<ConversationId, Integer>();
        asOf(position, groups).forEach(request -> counts.merge(request.conversationId(), 1, Integer::sum));
        return counts;
    }

    private Stream<Request> asOf(long position, Collection<ConversationId> groups) {
        return groups.isEmpty()
                ? Stream.of()
                : mongo.find(MemberQueries.waiting(groups, position), MemberDocument.class).stream()
                        .flatMap(member -> Request.of(member, position).stream());
    }
}
