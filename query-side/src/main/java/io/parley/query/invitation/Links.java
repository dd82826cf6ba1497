package io.parley.query.invitation;

import io.parley.api.ConversationId;
import io.parley.api.invitation.LinkId;
import io.parley.readmodel.group.LinkDocument;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads the invite links of groups, without revoked ones. They belong to the view of conversations.
@Component
class Links {
    private final MongoTemplate mongo;

    Links(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// A group's links, the newest first.
    List<Link> of(ConversationId group) {
        return mongo.find(LinkDocument.of(group), LinkDocument.class).stream()
                .map(Link::of)
                .toList();
    }

    Optional<Link> of(ConversationId group, LinkId link) {
        return Optional.ofNullable(mongo.findOne(LinkDocument.of(group, link), LinkDocument.class))
                .map(Link::of);
    }
}
