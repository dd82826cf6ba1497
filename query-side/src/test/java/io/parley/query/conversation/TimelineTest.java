package io.parley.query.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.TimelinePage;
import io.parley.api.wire.EventView;
import io.parley.query.OnEachMongo;
import io.parley.query.Seed;
import io.parley.query.TestServer;
import io.parley.readmodel.conversation.TimelineDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("integration")
@OnEachMongo
class TimelineTest {
    /// A line and the number that it stands at.
    private record Line(long no, EventView event) {
        boolean isMessage() {
            return event.type().equals("message.sent");
        }
    }

    private final TestServer server;
    private final AccountId anna;
    private final AccountId bert;
    private final ConversationId chat;
    private final List<Line> lines = new ArrayList<>();
    private long lastNo;
    private int lineNo;

    TimelineTest(TestServer server) {
        this.server = server;
        anna = server.seed().account();
        bert = server.seed().account();
        chat = server.seed().conversation(anna, bert, 0, 1);
    }

    @BeforeEach
    void ready() {
        server.seed().ready();
    }

    @Test
    void theNewestComeWithoutAskingForAPlace() {
        tell("O" + "M".repeat(120));
        var page = page("");
        assertThat(page.conversationId()).isEqualTo(chat);
        assertThat(page.seq()).isZero();
        assertThat(page.events()).isEqualTo(events(71, 120));
        assertThat(page.start()).isFalse();
        assertThat(page.end()).isTrue();
    }

    @Test
    void aConversationWithoutMessagesIsOnePage() {
        tell("OCR");
        var page = page("?limit=1");
        assertThat(page.events()).hasSize(3);
        assertThat(page.start()).isTrue();
        assertThat(page.end()).isTrue();
    }

    @Test
    void systemLinesStayWithTheMessageBeforeThem() {
        tell("OMMCRCRM");
        assertThat(page("?after=2&limit=1").events())
                .extracting(EventView::type)
                .containsExactly(
                        "conversation.closed",
                        "conversation.reopened",
                        "conversation.closed",
                        "conversation.reopened",
                        "message.sent");
        assertThat(page("?before=3&limit=1").events()).hasSize(5);
        assertThat(page("?around=2&limit=1").events()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void pagesOfARandomTimelineAreThoseOfTheModel(long seed) {
        var random = new Random(seed);
        tell("O"
                + random.ints(random.nextInt(40), 0, 4)
                        .mapToObj(i -> i == 0 ? "CR" : "M")
                        .reduce("", String::concat));
        for (var i = 0; i < 25; i++) {
            var no = random.nextLong(lastNo + 4);
            var limit = 1 + random.nextInt(12);
            agrees("?before=" + no + "&limit=" + limit, before(no, limit));
            agrees("?after=" + no + "&limit=" + limit, after(no, limit));
            agrees("?around=" + no + "&limit=" + limit, around(no, limit));
        }
        agrees("?before=9223372036854775807&limit=3", before(Long.MAX_VALUE, 3));
        agrees("?after=9223372036854775807&limit=3", List.of());
        agrees("?around=9223372036854775807&limit=3", around(Long.MAX_VALUE, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void goingPageByPageEitherWayMissesNothing(long seed) {
        var random = new Random(seed);
        tell("O" + random.ints(60, 0, 4).mapToObj(i -> i == 0 ? "CR" : "M").reduce("", String::concat));
        var back = new ArrayList<EventView>();
        for (var page = page("?limit=7"); ; page = page("?limit=7&before=" + firstMessage(back))) {
            back.addAll(0, page.events());
            if (page.start()) {
                break;
            }
        }
        assertThat(back).isEqualTo(lines.stream().map(Line::event).toList());

        var forth = new ArrayList<EventView>();
        for (var page = page("?after=0&limit=7"); ; page = page("?limit=7&after=" + lastMessage(forth))) {
            page.events().stream().filter(event -> !forth.contains(event)).forEach(forth::add);
            if (page.end()) {
                break;
            }
        }
        assertThat(forth).isEqualTo(back);
    }

    @Test
    void whatIsBeyondTheTokenIsNotThereYet() {
        tell("OMMM");
        // the batch after the token is half written: message 4 is missing, 5 is stored
        server.seed().token("timeline", 4, true);
        server.seed().line(chat, 5, Seed.message(chat, anna, 5, 6));
        var page = page("");
        assertThat(page.events()).isEqualTo(events(0, 3));
        assertThat(page.end()).isTrue();
        assertThat(page("?after=3").events()).isEmpty();
        server.seed().token("timeline", 3, true);
        assertThat(page("?around=3").events()).isEqualTo(events(0, 2));
    }

    @Test
    void aHoleIsAFaultAndNeverAPage() {
        tell("OMMMM");
        var missing = lines.get(2);
        server.seed().remove(TimelineDocument.COLLECTION, Seed.lineKey(chat, 2, missing.event));
        assertThat(server.get(anna, path("")).problem()).isEqualTo("503 failed");
        assertThat(page("?after=3").events()).isEqualTo(events(4, 4));
    }

    @Test
    void forOthersAConversationDoesNotExist() {
        tell("OM");
        var cora = server.seed().account();
        var foreign = server.get(cora, path(""));
        var unknown = server.get(
                cora, path("").replace(chat.toString(), UUID.randomUUID().toString()));
        assertThat(foreign.problem()).isEqualTo("404 no-such-conversation");
        assertThat(foreign.text()).isEqualTo(unknown.text());
        assertThat(foreign.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
        assertThat(server.get(bert, path("")).status()).isEqualTo(200);
    }

    @Test
    void aConversationThatTheViewHasNotComeToIsWaitedFor() {
        server.seed().token("conversations", 10, true);
        server.seed().token("inbox", 12, true);
        var early = server.get(anna, "/api/conversations/" + UUID.randomUUID() + "/timeline");
        assertThat(early.problem()).isEqualTo("503 not-ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=x",
                "limit=",
                "limit=1.5",
                "limit=0x10",
                "limit=%2B5",
                "before=007",
                "limit=99999999999",
                "before=-1",
                "before=x",
                "after=-1",
                "after=1e3",
                "around=-9",
                "around=9223372036854775808",
                "around=null"
            })
    void aMalformedPlaceIsRefused(String parameter) {
        assertThat(server.get(anna, path("?" + parameter)).problem())
                .isEqualTo("400 invalid " + parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void onePlaceAtATime() {
        assertThat(server.get(anna, path("?before=1&after=1")).problem()).isEqualTo("400 invalid after");
        assertThat(server.get(anna, path("?before=1&around=1")).problem()).isEqualTo("400 invalid around");
        assertThat(server.get(anna, "/api/conversations/x/timeline").problem()).isEqualTo("400 invalid id");
    }

    /// The model: a page holds so many messages, with the lines of their numbers.
    private List<EventView> before(long no, int limit) {
        var to = Math.min(no - 1, newest());
        return events(to - limit + 1, to);
    }

    private List<EventView> after(long no, int limit) {
        return lines.stream()
                .filter(line -> line.no >= no && line.no <= no + limit && !(line.no == no && line.isMessage()))
                .map(Line::event)
                .toList();
    }

    private List<EventView> around(long no, int limit) {
        var from = Math.max(0, Math.min(no, newest()) - limit / 2);
        // no message stands at number 0
        return events(from, Math.max(from, 1) + limit - 1);
    }

    private void agrees(String query, List<EventView> expected) {
        var page = page(query);
        assertThat(page.events()).as(query).isEqualTo(expected);
        if (!expected.isEmpty()) {
            assertThat(page.start())
                    .as("start of " + query)
                    .isEqualTo(expected.getFirst().equals(lines.getFirst().event));
            assertThat(page.end())
                    .as("end of " + query)
                    .isEqualTo(expected.getLast().equals(lines.getLast().event));
        }
    }

    private long newest() {
        return lines.getLast().no;
    }

    private List<EventView> events(long from, long to) {
        return lines.stream()
                .filter(line -> line.no >= from && line.no <= to)
                .map(Line::event)
                .toList();
    }

    private static long firstMessage(List<EventView> events) {
        return number(events.stream()
                .filter(e -> e.type().equals("message.sent"))
                .findFirst()
                .orElseThrow());
    }

    private static long lastMessage(List<EventView> events) {
        return number(events.reversed().stream()
                .filter(e -> e.type().equals("message.sent"))
                .findFirst()
                .orElseThrow());
    }

    private static long number(EventView message) {
        return message.data().get("messageNo").asLong();
    }

    /// `O`pened, `M`essage, `C`losed, `R`eopened.
    private void tell(String story) {
        story.chars().forEach(c -> {
            var position = lines.size() + 1L;
            lineNo = c == 'M' ? 0 : lineNo + 1;
            var event = switch (c) {
                case 'M' -> Seed.message(chat, anna, ++lastNo, position);
                case 'C' -> Seed.view(new ConversationEvent.Closed(chat, lastNo, lineNo), position);
                default -> Seed.view(new ConversationEvent.Reopened(chat, lastNo, lineNo), position);
            };
            lines.add(new Line(lastNo, event));
            server.seed().line(chat, lastNo, event);
        });
    }

    private TimelinePage page(String query) {
        return server.get(anna, path(query)).as(TimelinePage.class);
    }

    private String path(String query) {
        return "/api/conversations/" + chat + "/timeline" + query;
    }
}
