package io.parley.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.account.PersonView;
import io.parley.api.conversation.TimelinePage;
import io.parley.api.wire.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person who joins and leaves may see of a group, compared with a model that follows the story
/// line by line.
@Tag("integration")
@OnEachMongo
class GroupTimelineTest {
    private record Line(long no, long position, boolean isMessage) {}

    private final TestServer server;
    private final Log log;
    private final AccountId ann;
    private final AccountId bob;
    private final AccountId cyd;
    private final GroupLog group;
    private final List<Line> all = new ArrayList<>();
    private final List<Line> visible = new ArrayList<>();

    GroupTimelineTest(TestServer server) {
        this.server = server;
        log = new Log(server.database());
        ann = log.registered("ann");
        bob = log.registered("bob");
        cyd = log.registered("cyd");
        group = new GroupLog(log, ann, bob);
        all.add(new Line(0, group.position(), false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesAreThoseOfTheModel(long seed) {
        var random = new Random(seed);
        var inside = tell(random);
        assertThat(newest(Integer.MAX_VALUE)).as("inside: " + inside).isNotEmpty();
        for (var i = 0; i < 30; i++) {
            var no = random.nextLong(group.lastNo() + 4);
            var limit = 1 + random.nextInt(9);
            agrees("?limit=" + limit, newest(limit));
            agrees("?before=" + no + "&limit=" + limit, before(no, limit));
            agrees("?after=" + no + "&limit=" + limit, after(no, limit));
            agrees("?around=" + no + "&limit=" + limit, around(no, limit));
        }
        agrees("?before=9223372036854775807&limit=3", newest(3));
        agrees("?after=9223372036854775807&limit=3", List.of());
        agrees("?around=9223372036854775807&limit=3", around(Long.MAX_VALUE, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void goingPageByPageEitherWayMissesNothing(long seed) {
        tell(new Random(seed));
        var back = new ArrayList<EventView>();
        for (var page = page("?limit=3"); ; page = page("?limit=3&before=" + (number(back.getFirst()) + 1))) {
            back.addAll(
                    0,
                    page.events().stream()
                            .filter(event -> !back.contains(event))
                            .toList());
            if (page.start()) {
                break;
            }
        }
        assertThat(back).extracting(Seed::position).isEqualTo(positions(visible));

        var forth = new ArrayList<EventView>();
        for (var page = page("?after=0&limit=3"); ; page = page("?limit=3&after=" + number(forth.getLast()))) {
            page.events().stream().filter(event -> !forth.contains(event)).forEach(forth::add);
            if (page.end()) {
                break;
            }
        }
        assertThat(forth).isEqualTo(back);
    }

    /// The line at number 6 stands there without its message.
    @Test
    void aPageBackwardsGoesOnOverAnAbsence() {
        group.joined(bob, false, cyd)
                .said(ann, "1")
                .said(ann, "2")
                .said(ann, "3")
                .left(cyd);
        group.said(ann, "4")
                .said(ann, "5")
                .said(ann, "6")
                .joined(bob, false, cyd)
                .said(ann, "7");
        group.tell();
        var page = page("?before=7&limit=1");
        assertThat(page.events())
                .extracting(event -> event.type() + " " + number(event))
                .containsExactly("message.sent 3", "group.left 3", "group.joined 6");
        assertThat(page.start()).isFalse();
        assertThat(page("?before=3&limit=1").events())
                .extracting(event -> event.type() + " " + number(event))
                .containsExactly("message.sent 2");
        assertThat(page("?after=3&limit=1").events())
                .extracting(event -> event.type() + " " + number(event))
                .containsExactly("group.left 3", "group.joined 6", "message.sent 7");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void everyPageMovesOrSaysThatItIsTheLast(long seed) {
        tell(new Random(seed));
        for (var limit : List.of(1, 2, 3)) {
            for (var place : List.of("", "&before=0", "&around=9")) {
                var begin = page("?limit=" + limit + place);
                var page = begin;
                while (!page.start()) {
                    var first = page.events().getFirst();
                    // as the OpenAPI says
                    var before = first.data().has("messageNo") ? number(first) : number(first) + 1;
                    page = page("?limit=" + limit + "&before=" + before);
                    assertThat(Seed.position(page.events().getFirst()))
                            .as("before=" + before + "&limit=" + limit)
                            .isLessThan(Seed.position(first));
                }
                page = begin;
                while (!page.end()) {
                    // a page that ends where it begins has no line to continue from
                    var last = page.events().isEmpty() ? null : page.events().getLast();
                    page = page("?limit=" + limit + "&after=" + (last == null ? 0 : number(last)));
                    assertThat(Seed.position(page.events().getLast()))
                            .as("limit=" + limit)
                            .isGreaterThan(last == null ? 0 : Seed.position(last));
                }
            }
        }
    }

    @Test
    void whatComesAfterOneWasTakenOutIsNotSeenThoughItIsStored() {
        group.joined(ann, false, cyd).said(ann, "welcome").tell();
        var token = group.position();
        group.removed(ann, cyd).said(ann, "gone").tell();
        // the view of conversations has not reached the removal, but the timeline's view has
        server.seed().token("conversations", token, true);
        var page = page("");
        assertThat(page.seq()).isEqualTo(log.seq(cyd, token));
        assertThat(page.events()).hasSize(2);
    }

    @Test
    void whoIsNamedComesWithThePage() {
        var dan = log.registered("dan");
        group.joined(bob, false, cyd)
                .said(ann, "hi")
                .joined(bob, false, dan)
                .left(dan)
                .tell();
        assertThat(page("?limit=100").people())
                .extracting(PersonView::accountId)
                .containsExactlyInAnyOrder(ann, bob, cyd, dan);
        assertThat(page("?before=1").people()).extracting(PersonView::accountId).containsExactlyInAnyOrder(bob, cyd);
    }

    /// Cyd joins and leaves. Returns whether she is in the group at the end.
    private boolean tell(Random random) {
        var inside = false;
        for (var step = 0; step < 60; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    if (inside) {
                        inside = false;
                        line(random.nextBoolean() ? group.left(cyd) : group.removed(ann, cyd), false, true);
                    } else {
                        inside = true;
                        var fromStart = random.nextInt(4) == 0;
                        if (fromStart) {
                            visible.clear();
                            visible.addAll(all);
                        }
                        line(group.joined(bob, fromStart, cyd), false, true);
                    }
                }
                case 2 -> line(group.silenced(ann, random.nextBoolean()), false, inside);
                default -> line(group.said(random.nextBoolean() ? ann : bob, "step " + step), true, inside);
            }
        }
        if (visible.isEmpty()) {
            line(group.joined(bob, false, cyd), false, true);
        }
        group.tell();
        return inside;
    }

    private void line(GroupLog told, boolean isMessage, boolean seen) {
        var line = new Line(told.lastNo(), told.position(), isMessage);
        all.add(line);
        if (seen) {
            visible.add(line);
        }
    }

    /// The model: a page holds so many of the visible messages, with the lines of their numbers.
    private List<Line> newest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    private List<Line> before(long no, int limit) {
        var earlier = visible.stream().filter(line -> line.no < no).toList();
        var messages = earlier.stream().filter(Line::isMessage).toList();
        var from = messages.size() < limit ? 0 : messages.get(messages.size() - limit).no;
        return earlier.stream().filter(line -> line.no >= from).toList();
    }

    private List<Line> after(long no, int limit) {
        return first(
                visible.stream()
                        .filter(line -> line.no > no || (line.no == no && !line.isMessage))
                        .toList(),
                limit);
    }

    private List<Line> around(long no, int limit) {
        var near = visible.stream()
                .map(Line::no)
                .filter(one -> one <= no)
                .reduce((_, last) -> last)
                .orElse(visible.getFirst().no);
        var earlier = limit == 1 ? List.<Line>of() : before(near, limit / 2);
        var from = earlier.isEmpty() ? near : earlier.getFirst().no;
        return first(visible.stream().filter(line -> line.no >= from).toList(), limit);
    }

    private static List<Line> first(List<Line> lines, int limit) {
        var messages = lines.stream().filter(Line::isMessage).toList();
        var to = messages.size() < limit ? Long.MAX_VALUE : messages.get(limit - 1).no;
        return lines.stream().filter(line -> line.no <= to).toList();
    }

    private void agrees(String query, List<Line> expected) {
        var page = page(query);
        assertThat(page.events()).as(query).extracting(Seed::position).isEqualTo(positions(expected));
        if (!expected.isEmpty()) {
            assertThat(page.start())
                    .as("start of " + query)
                    .isEqualTo(expected.getFirst().equals(visible.getFirst()));
            assertThat(page.end())
                    .as("end of " + query)
                    .isEqualTo(expected.getLast().equals(visible.getLast()));
        }
    }

    private static List<Long> positions(List<Line> lines) {
        return lines.stream().map(Line::position).toList();
    }

    /// The number from which clients continue after a line.
    private static long number(EventView event) {
        var data = event.data();
        return (data.has("messageNo") ? data.get("messageNo") : data.get("afterNo")).asLong();
    }

    private TimelinePage page(String query) {
        return server.get(cyd, "/api/conversations/" + group.id + "/timeline" + query)
                .as(TimelinePage.class);
    }
}
