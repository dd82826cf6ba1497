package io.parley.query.group;

import io.parley.api.ConversationId;
import io.parley.readmodel.conversation.ConversationDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads groups. They belong to the view of conversations.
@Component
public class Groups {
    private final MongoTemplate mongo;

    Groups(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    public Optional<Group> of(ConversationId group) {
        return of(List.of(group)).values().stream().findFirst();
    }

    /// Those of the groups that exist.
    public Map<ConversationId, Group> of(Collection<ConversationId> groups) {
        return mongo.find(ConversationDocument.groupsAmong(groups), ConversationDocument.class).stream()
                .collect(Collectors.toMap(ConversationDocument::conversationId, Group::of));
    }
}
