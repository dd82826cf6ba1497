package io.parley.query.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.query.Views;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads which messages one has deleted for oneself. They are part of the view of the timeline.
@Component
class Deletions {
    private static final String DELETION = "timeline_deletion";

    /// A message as one member has it.
    record Key(ConversationId conversation, AccountId account, long no) {
        /// Sorts by number.
        @Override
        public String toString() {
            return "%s/%s/%016d".formatted(conversation, account, no);
        }
    }

    private final Views views;

    Deletions(Views views) {
        this.views = views;
    }

    /// Those of the messages that are deleted, as the text of their keys.
    Set<String> among(Collection<Key> messages) {
        return views.collection(DELETION)
                .find(in("_id", messages.stream().map(Key::toString).toList()))
                .map(deletion -> deletion.getString("_id"))
                .into(new HashSet<>());
    }

    /// Numbers of the messages that were deleted up to `position`, from the one to the other.
    Set<Long> between(Key first, Key last, long position) {
        return views.collection(DELETION)
                .find(and(gte("_id", first.toString()), lte("_id", last.toString()), lte("since", position)))
                .map(deletion -> deletion.get("no", Number.class).longValue())
                .into(new HashSet<>());
    }
}
