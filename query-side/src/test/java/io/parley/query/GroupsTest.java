package io.parley.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.Avatar;
import io.parley.api.account.PersonView;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.conversation.ConversationView;
import io.parley.api.conversation.Mention;
import io.parley.api.group.AnnouncementView;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupView;
import io.parley.api.group.Inviting;
import io.parley.api.group.MemberPage;
import io.parley.api.group.MemberView;
import io.parley.api.group.Readers;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.Snapshot;
import io.parley.readmodel.group.MemberDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups as members, former members and strangers see them.
@Tag("integration")
@OnEachMongo
class GroupsTest {
    private final TestServer server;
    private final Log log;
    private final AccountId ann;
    private final AccountId bob;
    private final AccountId cyd;
    private final GroupLog group;
    private final long made;

    GroupsTest(TestServer server) {
        this.server = server;
        log = new Log(server.database());
        ann = log.registered("ann");
        bob = log.registered("bob");
        cyd = log.registered("cyd");
        group = new GroupLog(log, ann, bob);
        made = group.position();
    }

    @Test
    void aGroupIsNewWithoutAnythingButItsName() {
        group.tell();
        var seen = conversation(bob);
        var self = new MemberView(bob, Role.MEMBER, null, null, Log.time(made));
        var owner = new MemberView(ann, Role.OWNER, null, null, Log.time(made));
        var members = new ArrayList<>(List.of(self, owner));
        members.sort(Comparator.comparing(member -> member.account().toString()));
        assertThat(seen)
                .isEqualTo(new ConversationView(
                        group.id,
                        null,
                        true,
                        0,
                        0,
                        0,
                        0,
                        false,
                        false,
                        null,
                        null,
                        false,
                        seen.last(),
                        false,
                        new GroupView(
                                "the group",
                                null,
                                null,
                                null,
                                0,
                                self,
                                2,
                                members,
                                Inviting.ANYONE,
                                false,
                                false,
                                false,
                                false,
                                0,
                                0,
                                0,
                                null),
                        log.seq(bob)));
        assertThat(seen.last().type()).isEqualTo("group.created");
        assertThat(list(bob)).containsExactly(seen);
    }

    @Test
    void allThatIsSaidOfAGroupIsSeen() {
        change();
        group.tell();
        var seen = conversation(bob);
        var view = group(bob);
        assertThat(view.name()).isEqualTo("friends");
        assertThat(view.description()).isEqualTo("all of us");
        assertThat(view.avatar()).isEqualTo(Avatar.PANDA);
        assertThat(view.announcement())
                .isEqualTo(new AnnouncementView(
                        1, ann, Objects.requireNonNull(view.announcement()).time(), "tomorrow"));
        assertThat(view.announcementReadNo()).isEqualTo(1);
        assertThat(view.inviting()).isEqualTo(Inviting.ADMINS);
        assertThat(view.historyFromStart()).isTrue();
        assertThat(view.quietLeaving()).isTrue();
        assertThat(view.silenced()).isTrue();
        assertThat(view.dissolved()).isTrue();
        assertThat(view.remark()).isEqualTo("mine");
        assertThat(view.self()).isEqualTo(new MemberView(bob, Role.ADMIN, "Bobby", Seed.TIME, Log.time(made)));
        assertThat(seen.open()).isFalse();
        assertThat(seen.lastNo()).isEqualTo(1);
        assertThat(seen.seq()).isEqualTo(log.seq(bob));
        assertThat(group(ann).remark()).isNull();
        assertThat(group(ann).announcementReadNo()).isZero();
    }

    @Test
    void aReadMarkIsOnesOwn() {
        group.said(ann, "one").said(ann, "two").said(bob, "three").tell();
        var before = server.get(ann, "/api/conversations").text();
        group.read(bob, 2, true).tell();
        assertThat(conversation(bob).readUpTo()).isEqualTo(2);
        assertThat(conversation(bob).ownLastNo()).isEqualTo(3);
        assertThat(conversation(bob).seq()).isEqualTo(log.seq(bob));
        assertThat(server.get(ann, "/api/conversations").text()).isEqualTo(before);
    }

    @Test
    void whatWasSaidBeforeOneJoinedDoesNotMentionOne() {
        group.said(ann, "@all", new Mention(null, 0, 4)).joined(ann, true, cyd).tell();
        assertThat(group(bob).mentionedNo()).isEqualTo(1);
        assertThat(group(cyd).mentionedNo()).isZero();
        assertThat(group(cyd).joinedNo()).isEqualTo(1);
        group.said(ann, "@cyd", new Mention(cyd, 0, 4)).tell();
        assertThat(group(bob).mentionedNo()).isEqualTo(1);
        assertThat(group(cyd).mentionedNo()).isEqualTo(2);
        group.said(ann, "@all", new Mention(null, 0, 4)).tell();
        assertThat(group(cyd).mentionedNo()).isEqualTo(3);
    }

    @Test
    void aMentionThatOneDeletedForOneselfDoesNotCallAnyMore() {
        var all = new Mention(null, 0, 4);
        group.said(ann, "@bob", new Mention(bob, 0, 4)).said(ann, "one").said(ann, "@all", all);
        group.tell();
        delete(bob, 2);
        assertThat(group(bob).mentionedNo()).isEqualTo(3);
        delete(bob, 3);
        assertThat(group(bob).mentionedNo()).isEqualTo(1);
        assertThat(conversation(bob).seq()).isEqualTo(log.seq(bob));
        delete(bob, 1);
        assertThat(group(bob).mentionedNo()).isZero();
        group.said(ann, "@bob", new Mention(bob, 0, 4)).said(ann, "@all", all).tell();
        delete(ann, 5);
        assertThat(group(ann).mentionedNo()).isZero();
        assertThat(group(bob).mentionedNo()).isEqualTo(5);
        group.read(bob, 4, true).tell();
        delete(bob, 5);
        assertThat(group(bob).mentionedNo()).isZero();
    }

    @Test
    void nothingIsUnreadInAGroupThatOneHasLeft() {
        group.joined(ann, false, cyd).said(ann, "one").said(ann, "two").said(ann, "three");
        group.read(bob, 1, true).read(cyd, 2, true).left(bob).removed(ann, cyd).tell();
        for (var former : List.of(bob, cyd)) {
            assertThat(conversation(former).lastNo()).isEqualTo(3);
            assertThat(conversation(former).readUpTo()).isEqualTo(3);
        }
        // whoever comes back has the mark that they made
        group.joined(ann, true, cyd).tell();
        assertThat(conversation(cyd).readUpTo()).isEqualTo(2);
        assertThat(group(cyd).joinedNo()).isEqualTo(3);
    }

    @Test
    void whoWasTakenOutLearnsNothingMore() {
        group.joined(ann, false, cyd).said(cyd, "hello").said(ann, "bye").removed(ann, cyd);
        group.tell();
        var before = all(cyd);
        var seen = conversation(cyd);
        assertThat(seen.last().type()).isEqualTo("group.removed");
        assertThat(seen.open()).isFalse();
        assertThat(seen.lastNo()).isEqualTo(2);
        assertThat(seen.ownLastNo()).isEqualTo(1);
        assertThat(seen.seq()).isEqualTo(log.seq(cyd));
        assertThat(group(cyd).self()).isNull();
        assertThat(group(cyd).members()).isEmpty();
        group.said(bob, "@cyd @all", new Mention(cyd, 0, 4), new Mention(null, 5, 4))
                .add((no, line) -> new GroupEvent.Announced(
                        group.id, ann, 1, no, line, ann, new GroupEvent.Announced.Personal("without her")))
                .add(_ -> new GroupEvent.Described(group.id, ann, ann, new GroupEvent.Described.Personal("new")))
                .add((no, line) ->
                        new GroupEvent.Renamed(group.id, ann, no, line, ann, new GroupEvent.Personal("without her")))
                .add((no, line) -> new GroupEvent.AvatarChanged(group.id, ann, Avatar.PANDA, no, line))
                .add(_ -> new GroupEvent.SettingsChanged(group.id, ann, Inviting.ADMINS, true, true))
                .add((no, line) -> new GroupEvent.RoleChanged(group.id, ann, bob, Role.ADMIN, no, line, 0))
                .silenced(ann, true)
                .read(bob, 3, true)
                .requested(bob, cyd, null)
                .linked(ann, LinkId.madeBy(ann, UUID.randomUUID()), null, null)
                .left(bob)
                .add((no, line) -> new GroupEvent.Dissolved(group.id, ann, no, line));
        group.tell();
        assertThat(all(cyd)).isEqualTo(before);
    }

    @Test
    void whoIsBackSeesItAsItIs() {
        group.joined(ann, false, cyd)
                .left(cyd)
                .said(ann, "one")
                .joined(ann, false, cyd)
                .tell();
        assertThat(conversation(cyd).lastNo()).isEqualTo(1);
        assertThat(conversation(cyd).open()).isTrue();
        assertThat(group(cyd).joinedNo()).isEqualTo(1);
        assertThat(group(cyd).count()).isEqualTo(3);
        assertThat(group(cyd).members()).extracting(MemberView::account).endsWith(cyd);
    }

    @Test
    void whatIsKnownFromTheInboxIsWaitedFor() {
        group.tell();
        group.joined(ann, false, cyd);
        log.tellInbox();
        assertThat(server.get(cyd, "/api/conversations/" + group.id).problem()).isEqualTo("503 not-ready");
    }

    @Test
    void aGroupThatHasMovedOnIsShownAsToOneWhoIsStillInIt() {
        group.joined(ann, false, cyd).tell();
        var token = group.position();
        var id = group.id + "/" + cyd;
        var member = server.database()
                .getCollection(MemberDocument.COLLECTION)
                .find(Filters.eq(id))
                .first();
        group.removed(ann, cyd).said(ann, "gone");
        log.tellViews();
        // the batch that removes Cyd is half stored
        server.seed().put(MemberDocument.COLLECTION, Objects.requireNonNull(member));
        server.seed().token("conversations", token, true);
        assertThat(server.get(cyd, path("")).problem()).isEqualTo("503 not-ready");
    }

    @Test
    void toOthersAGroupDoesNotExist() {
        group.said(ann, "one").joined(ann, false, cyd).left(cyd).tell();
        var dan = log.registered("dan");
        group.said(bob, "@dan", new Mention(dan, 0, 4)).tell();
        for (var path : List.of("", "/timeline", "/members", "/messages/1/readers", "/requests", "/links")) {
            var stranger = server.get(dan, "/api/conversations/" + group.id + path);
            var unknown = server.get(dan, "/api/conversations/" + UUID.randomUUID() + path);
            assertThat(stranger.problem()).as(path).isEqualTo("404 no-such-conversation");
            assertThat(stranger.text()).isEqualTo(unknown.text());
        }
        assertThat(list(dan)).isEmpty();
        assertThat(server.get(cyd, path("/members")).problem()).isEqualTo("404 no-such-conversation");
        assertThat(server.get(cyd, path("/messages/1/readers")).problem()).isEqualTo("404 no-such-conversation");
        assertThat(server.get(cyd, path("/timeline")).status()).isEqualTo(200);
    }

    @Test
    void membersComeInTheOrderOfTheirJoining() {
        var others = IntStream.range(0, 25)
                .mapToObj(i -> log.registered("p" + i))
                .sorted(Comparator.comparing(AccountId::toString))
                .toList();
        group.joined(ann, false, cyd)
                .joined(ann, false, others.toArray(AccountId[]::new))
                .tell();
        var expected = new ArrayList<AccountId>(List.of(ann, bob).stream()
                .sorted(Comparator.comparing(AccountId::toString))
                .toList());
        expected.add(cyd);
        expected.addAll(others);
        assertThat(group(ann).members()).extracting(MemberView::account).isEqualTo(expected.subList(0, 20));

        var paged = new ArrayList<AccountId>();
        for (var page = members("?limit=7"); ; page = members("?limit=7&after=" + page.next())) {
            assertThat(page.count()).isEqualTo(28);
            assertThat(page.seq()).isEqualTo(log.seq(ann));
            assertThat(page.people()).hasSize(page.members().size());
            page.members().forEach(member -> paged.add(member.account()));
            if (page.next() == null) {
                break;
            }
        }
        assertThat(paged).isEqualTo(expected);
        assertThat(members("").members()).hasSize(28);
        assertThat(members("?limit=28").next()).isNull();
        // a member who has left meanwhile still marks where the next page begins
        group.left(others.getFirst()).tell();
        assertThat(members("?after=" + others.getFirst()).members()).hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "limit=0x10",
                "after=x",
                "after=00000000-0000-4000-8000-000000000000"
            })
    void aMalformedPageIsRefused(String parameter) {
        group.tell();
        assertThat(server.get(ann, path("/members?" + parameter)).problem())
                .isEqualTo("400 invalid " + parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void theSenderSeesWhoHasReadIt() {
        var dan = log.registered("dan");
        group.joined(ann, false, cyd)
                .said(ann, "one")
                .said(bob, "two")
                .joined(ann, false, dan)
                .read(ann, 2, true)
                .read(bob, 1, true)
                .read(cyd, 2, false)
                .read(dan, 2, true);
        group.tell();
        // Dan has read further, but may not see the message
        assertThat(readers(ann, 1)).isEqualTo(new Readers(group.id, 1, 1, List.of(bob)));
        assertThat(readers(bob, 2)).isEqualTo(new Readers(group.id, 2, 1, List.of(ann)));
        assertThat(server.get(bob, path("/messages/1/readers")).problem()).isEqualTo("404 no-such-message");
        assertThat(server.get(bob, path("/messages/3/readers")).problem()).isEqualTo("404 no-such-message");
        assertThat(server.get(bob, path("/messages/0/readers")).problem()).isEqualTo("400 invalid no");
        group.left(bob);
        group.tell();
        assertThat(readers(ann, 1)).isEqualTo(new Readers(group.id, 1, 0, List.of()));
        log.add("account-" + ann, new AccountEvent.PrivacyChanged(ann, false, true));
        group.tell();
        assertThat(readers(ann, 1)).isEqualTo(new Readers(group.id, 1, null, null));
    }

    @Test
    void eachGroupComesWithItsFirstMembersWhetherSmallOrLarge() {
        var others = IntStream.range(0, 150).mapToObj(i -> new AccountId(UUID.randomUUID()));
        var large = new GroupLog(log, bob, others.toArray(AccountId[]::new));
        var small = new GroupLog(log, bob, cyd);
        group.joined(ann, false, cyd).tell();
        assertThat(list(bob))
                .extracting(
                        view -> Objects.requireNonNull(view.group()).members().size())
                .containsExactly(3, 2, 20);
        assertThat(list(bob))
                .extracting(ConversationView::conversationId)
                .containsExactly(group.id, small.id, large.id);
    }

    @Test
    void inALargeGroupReadersAreOnlyCounted() {
        var others = IntStream.range(0, 199).mapToObj(i -> new AccountId(UUID.randomUUID()));
        group.said(ann, "one").read(bob, 1, true).joined(ann, true, others.toArray(AccountId[]::new));
        group.tell();
        assertThat(readers(ann, 1)).isEqualTo(new Readers(group.id, 1, 1, null));
    }

    @Test
    void oneKnowsThoseOfOnesGroups() {
        group.joined(ann, false, cyd).said(cyd, "hi").tell();
        var snapshot = server.get(bob, "/api/snapshot").as(Snapshot.class);
        assertThat(snapshot.people()).extracting(PersonView::accountId).containsExactlyInAnyOrder(ann, bob, cyd);
        assertThat(snapshot.conversations()).containsExactly(conversation(bob));
        assertThat(known(bob)).containsExactlyInAnyOrder(ann, cyd);
        group.left(bob).tell();
        assertThat(known(bob)).isEmpty();
        // a client may learn of a person before the view has them
        group.joined(ann, false, bob);
        log.tellInbox();
        var body = "{\"ids\":[\"%s\"]}".formatted(cyd);
        assertThat(server.post(bob, "/api/people", body).problem()).isEqualTo("503 not-ready");
        log.tellViews();
        assertThat(known(bob)).containsExactlyInAnyOrder(ann, cyd);
    }

    @Test
    void aMessageThatOneDeletedIsNotShownAsTheLast() {
        group.said(ann, "one")
                .own(bob, new ConversationEvent.MessageDeleted(group.id, bob, 1))
                .tell();
        assertThat(conversation(bob).lastDeleted()).isTrue();
        assertThat(conversation(bob).last().data().has("personal")).isFalse();
        assertThat(conversation(ann).lastDeleted()).isFalse();
    }

    private void change() {
        group.said(ann, "one")
                .add((no, line) ->
                        new GroupEvent.Renamed(group.id, ann, no, line, ann, new GroupEvent.Personal("friends")))
                .add(_ -> new GroupEvent.Described(group.id, ann, ann, new GroupEvent.Described.Personal("all of us")))
                .add((no, line) -> new GroupEvent.AvatarChanged(group.id, ann, Avatar.PANDA, no, line))
                .add((no, line) -> new GroupEvent.Announced(
                        group.id, ann, 1, no, line, ann, new GroupEvent.Announced.Personal("tomorrow")))
                .add(_ -> new GroupEvent.SettingsChanged(group.id, ann, Inviting.ADMINS, true, true))
                .add((no, line) -> new GroupEvent.RoleChanged(group.id, ann, bob, Role.ADMIN, no, line, 0))
                .add((no, line) -> new GroupEvent.MemberMuted(group.id, ann, bob, Seed.TIME, no, line))
                .own(bob, new GroupEvent.AnnouncementRead(group.id, bob, 1))
                .own(
                        bob,
                        new GroupEvent.RemarkChanged(group.id, bob, bob, new GroupEvent.RemarkChanged.Personal("mine")))
                .silenced(ann, true)
                .add((no, line) -> new GroupEvent.Dissolved(group.id, ann, no, line))
                .add(_ -> new GroupEvent.NicknameChanged(
                        group.id, bob, bob, new GroupEvent.NicknameChanged.Personal("Bobby")));
    }

    private void delete(AccountId self, long no) {
        group.own(self, new ConversationEvent.MessageDeleted(group.id, self, no))
                .tell();
    }

    private List<String> all(AccountId asker) {
        var page = server.get(asker, path("/timeline")).json();
        return List.of(
                server.get(asker, "/api/conversations").text(),
                server.get(asker, path("")).text(),
                page.get("events").toString() + page.get("start") + page.get("end") + page.get("people"),
                server.get(asker, "/api/inbox?epoch=1.2&after=0").text(),
                server.get(asker, "/api/snapshot").text());
    }

    private List<AccountId> known(AccountId asker) {
        var body = "{\"ids\":[\"%s\",\"%s\"]}".formatted(ann, cyd);
        return List.of(server.post(asker, "/api/people", body).as(PersonView[].class)).stream()
                .map(PersonView::accountId)
                .toList();
    }

    private String path(String more) {
        return "/api/conversations/" + group.id + more;
    }

    private ConversationView conversation(AccountId member) {
        return server.get(member, path("")).as(ConversationView.class);
    }

    private GroupView group(AccountId member) {
        return Objects.requireNonNull(conversation(member).group());
    }

    private List<ConversationView> list(AccountId member) {
        return List.of(server.get(member, "/api/conversations").as(ConversationView[].class));
    }

    private MemberPage members(String query) {
        return server.get(ann, path("/members" + query)).as(MemberPage.class);
    }

    private Readers readers(AccountId asker, long no) {
        return server.get(asker, path("/messages/" + no + "/readers")).as(Readers.class);
    }
}
