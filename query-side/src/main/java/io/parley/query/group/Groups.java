package io.parley.query.group;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import io.parley.api.ConversationId;
import io.parley.query.Views;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads groups. They are part of the view of conversations.
@Component
public class Groups {
    private final Views views;

    Groups(Views views) {
        this.views = views;
    }

    public Optional<Group> of(ConversationId group) {
        return of(List.of(group)).values().stream().findFirst();
    }

    /// Those that there are.
    public Map<ConversationId, Group> of(Collection<ConversationId> groups) {
        var ids = groups.stream().map(ConversationId::toString).toList();
        var found = new HashMap<ConversationId, Group>();
        views.collection("conversation")
                .find(and(in("_id", ids), exists("group")))
                .forEach(group -> found.put(ConversationId.of(group.getString("_id")), Group.of(group)));
        return found;
    }
}
