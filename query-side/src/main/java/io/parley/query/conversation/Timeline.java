package io.parley.query.conversation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.EventTypes;
import io.parley.api.account.PersonView;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.conversation.TimelinePage;
import io.parley.api.wire.EventView;
import io.parley.query.AsOf;
import io.parley.query.Inbox;
import io.parley.query.Views;
import io.parley.query.account.Accounts;
import io.parley.readmodel.conversation.DeletionDocument;
import io.parley.readmodel.conversation.TimelineDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads the lines of a conversation. A message stands at its number. A system line stands at the number of
/// the message before it (0 before the first), in the order of the system lines' own numbers. Message
/// numbers have no gaps, so a page is a range of numbers with all lines of each, except those that the
/// reader may not see.
///
/// The reader gets only what happened up to the views' tokens, and the tokens are read first. Some of what
/// came later may still be missing, and a member who has just been removed may not see it.
@Component
class Timeline {
    private static final String MESSAGE = EventTypes.nameOf(MessageSent.class);

    private final MongoTemplate mongo;
    private final Deletions deletions;
    private final Conversations conversations;
    private final Accounts accounts;
    private final Inbox inbox;

    Timeline(MongoTemplate mongo, Deletions deletions, Conversations conversations, Accounts accounts, Inbox inbox) {
        this.mongo = mongo;
        this.conversations = conversations;
        this.deletions = deletions;
        this.accounts = accounts;
        this.inbox = inbox;
    }

    /// Empty if the conversation isn't one of the reader's.
    Optional<TimelinePage> page(ConversationId conversation, AccountId reader, Place place, int limit) {
        var asOf = inbox.asOf(reader, Views.ACCOUNTS, Views.CONVERSATIONS, Views.TIMELINE);
        return conversations.visible(reader, conversation).map(intervals -> {
            var visible = new Visible(intervals, asOf.position(), newest(conversation, asOf.position()));
            return page(conversation, reader, place, place.numbers(limit, visible), visible, asOf);
        });
    }

    private TimelinePage page(
            ConversationId conversation,
            AccountId reader,
            Place place,
            Place.Numbers numbers,
            Visible visible,
            AsOf asOf) {
        var lines = lines(conversation, numbers, visible);
        demandAll(lines, numbers, visible);
        lines.removeIf(line -> place instanceof Place.After(var no) && line.isMessage(no));
        var deleted = deleted(conversation, reader, lines, asOf.position());
        var events = lines.stream().map(line -> line.seen(deleted)).toList();
        return new TimelinePage(
                conversation,
                asOf.seq(),
                visible.isNothingBefore(numbers.from()),
                visible.isNothingAfter(numbers.to()),
                events,
                deleted,
                conversation.isGroup() ? people(events, asOf) : List.of());
    }

    private List<PersonView> people(List<EventView> events, AsOf asOf) {
        return accounts.people(events.stream().flatMap(Named::in).collect(Collectors.toSet()), asOf);
    }

    /// The sender of a message, and its position.
    Optional<Sent> sent(ConversationId conversation, long messageNo) {
        return lines(conversation, new Place.Numbers(messageNo, messageNo))
                .filter(line -> line.isMessage(messageNo))
                .map(line -> new Sent(Named.sender(line.event), line.position))
                .findFirst();
    }

    /// The numbers of the messages that the reader has deleted, in order.
    private List<Long> deleted(ConversationId conversation, AccountId reader, List<Line> lines, long position) {
        if (lines.isEmpty()) {
            return List.of();
        }
        var first = DeletionDocument.key(conversation, reader, lines.getFirst().no);
        var last = DeletionDocument.key(conversation, reader, lines.getLast().no);
        var deleted = deletions.between(first, last, position);
        return lines.stream()
                .filter(line -> line.isMessage(line.no) && deleted.contains(line.no))
                .map(Line::no)
                .toList();
    }

    /// The number of the last line, -1 if there is none.
    private long newest(ConversationId conversation, long position) {
        var backwards = TimelineDocument.backwards(conversation).cursorBatchSize(10);
        try (var lines = mongo.stream(backwards, TimelineDocument.class)) {
            return lines.filter(line -> line.position() <= position)
                    .findFirst()
                    .map(TimelineDocument::no)
                    .orElse(-1L);
        }
    }

    private List<Line> lines(ConversationId conversation, Place.Numbers numbers, Visible visible) {
        var lines = new ArrayList<Line>();
        for (var some : visible.within(numbers)) {
            lines(conversation, some).forEach(lines::add);
        }
        lines.removeIf(line -> !visible.shows(line.position));
        return lines;
    }

    /// Throws if the page has a hole, because the client's database would keep the hole. A hole is a fault
    /// that a person should see.
    private static void demandAll(List<Line> lines, Place.Numbers numbers, Visible visible) {
        var found = lines.stream().filter(line -> line.isMessage(line.no)).count();
        if (found != visible.messages(numbers)) {
            throw new IllegalStateException("the timeline misses messages: " + lines.size() + " lines for " + numbers);
        }
    }

    private Stream<Line> lines(ConversationId conversation, Place.Numbers numbers) {
        var between = TimelineDocument.between(conversation, numbers.from(), numbers.to());
        return mongo.find(between, TimelineDocument.class).stream().map(Line::of);
    }

    /// @param position its position in the log
    record Sent(AccountId sender, long position) {}

    private record Line(long no, long position, EventView event) {
        static Line of(TimelineDocument line) {
            return new Line(line.no(), line.position(), line.event());
        }

        boolean isMessage(long number) {
            return no == number && event.type().equals(MESSAGE);
        }

        EventView seen(List<Long> deleted) {
            return isMessage(no) && deleted.contains(no) ? event.withoutPersonal() : event;
        }
    }
}
