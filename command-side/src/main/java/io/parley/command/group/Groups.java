package io.parley.command.group;

import io.parley.api.ConversationId;
import io.parley.api.Refusal;
import io.parley.command.StreamId;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.gateway.Refused;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/// The groups that commands name.
@Component
final class Groups {
    private final AggregateRepository<GroupConversation> groups;

    Groups(AggregateRepository<GroupConversation> groups) {
        this.groups = groups;
    }

    /// Refuses what is no group's id.
    Aggregate<GroupConversation> load(ConversationId id, Refusal absent) {
        if (!id.isGroup()) {
            throw new Refused(absent);
        }
        return groups.load(StreamId.of(id));
    }
}
