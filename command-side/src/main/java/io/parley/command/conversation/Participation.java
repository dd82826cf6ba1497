package io.parley.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationEvent.Read;
import io.parley.command.ledger.EventSourced;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/// One person in one conversation: how far he has read. The mark only rises.
@EventSourced
final class Participation {
    @AggregateIdentifier
    final String id;

    private long readUpTo;

    @JsonCreator
    Participation(@JsonProperty("id") String id) {
        this.id = id;
    }

    void read(ConversationId conversation, AccountId reader, long upTo) {
        if (upTo > readUpTo) {
            apply(new Read(conversation, reader, upTo, true));
        }
    }

    @EventSourcingHandler
    void on(Read event) {
        readUpTo = event.upTo();
    }
}
