package io.parley.query.invitation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Sorts.descending;

import io.parley.api.ConversationId;
import io.parley.api.group.LinkId;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/// Reads the invite links of groups, without those that were revoked. They are part of the view of conversations.
@Component
class Links {
    private final Views views;

    Links(Views views) {
        this.views = views;
    }

    /// The newest first.
    List<Link> of(ConversationId group) {
        return list(eq("c", group.toString()));
    }

    Optional<Link> of(ConversationId group, LinkId link) {
        return list(eq("_id", group + "/" + link)).stream().findFirst();
    }

    private List<Link> list(Bson which) {
        return views.collection("link")
                .find(and(which, exists("revoked", false)))
                .sort(descending("made"))
                .map(Link::of)
                .into(new ArrayList<>());
    }
}
