package io.parley.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.Avatar;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkEnd;
import io.parley.api.invitation.LinkId;
import io.parley.api.invitation.LinkList;
import io.parley.api.invitation.LinkPreview;
import io.parley.api.invitation.LinkToken;
import io.parley.api.invitation.LinkView;
import io.parley.query.TestServer.Reply;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Invite links, as people who may share them see them, and what they show to people who got one.
@Tag("integration")
@OnEachMongo
class LinksTest {
    private static final Instant PAST = Seed.TIME;
    private static final Instant FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    private final TestServer server;
    private final Log log;
    private final AccountId ann;
    private final AccountId bob;
    private final AccountId cyd;
    private final AccountId dan;
    private final GroupLog group;
    private final LinkId link;

    LinksTest(TestServer server) {
        this.server = server;
        log = new Log(server.database());
        ann = log.registered("ann");
        bob = log.registered("bob");
        cyd = log.registered("cyd");
        dan = log.registered("dan");
        group = new GroupLog(log, ann, bob);
        link = LinkId.madeBy(ann, UUID.randomUUID());
    }

    @Test
    void whoMayInviteSeesTheLinksThatHold() {
        var own = LinkId.madeBy(bob, UUID.randomUUID());
        group.linked(ann, link, FUTURE, 2).linked(bob, own, null, null).joinedBy(link, cyd);
        group.tell();
        var first = new LinkView(link, ann, FUTURE, 2, 1, null, fragment(link));
        var second = new LinkView(own, bob, null, null, 0, null, fragment(own));
        assertThat(links(ann)).containsExactly(second, first);
        assertThat(links(bob)).containsExactly(second);
        assertThat(links(cyd)).isEmpty();
        group.inviting(Inviting.APPROVAL).tell();
        assertThat(links(bob)).containsExactly(second);
        group.inviting(Inviting.ADMINS).tell();
        assertThat(links(ann))
                .containsExactly(new LinkView(own, bob, null, null, 0, LinkEnd.MAY_NOT_INVITE, fragment(own)), first);
        assertThat(server.get(bob, path("/links")).problem()).isEqualTo("403 role-too-low");
        group.add((no, line) -> new GroupEvent.RoleChanged(group.id, ann, bob, Role.ADMIN, no, line, 0))
                .tell();
        assertThat(links(bob)).containsExactly(second, first);
    }

    @Test
    void linksThatAreOverAreNotListed() {
        var over = LinkId.madeBy(ann, UUID.randomUUID());
        var used = LinkId.madeBy(ann, UUID.randomUUID());
        var revoked = LinkId.madeBy(ann, UUID.randomUUID());
        group.linked(ann, over, PAST, null)
                .linked(ann, used, FUTURE, 1)
                .joinedBy(used, cyd)
                .left(cyd)
                .linked(ann, revoked, FUTURE, 1)
                .revoked(ann, revoked)
                .linked(ann, link, FUTURE, 1)
                .tell();
        assertThat(links(ann)).extracting(LinkView::linkId).containsExactly(link);
        group.dissolved().tell();
        assertThat(links(ann)).isEmpty();
    }

    @Test
    void aLinkThatEndedWithTheRightToInviteSaysWhyAndShowsNothing() {
        var cyds = LinkId.madeBy(cyd, UUID.randomUUID());
        group.joined(ann, false, cyd)
                .linked(bob, link, null, null)
                .linked(cyd, cyds, null, null)
                .tell();
        assertThat(preview(dan).status()).isEqualTo(200);
        group.left(bob).removed(ann, cyd).tell();
        assertThat(links(ann)).extracting(LinkView::ended).containsExactly(LinkEnd.REMOVED, LinkEnd.LEFT);
        assertThat(preview(dan).problem()).isEqualTo("404 no-such-link");
        alike(preview(dan), preview(dan, cyds));
        alike(preview(dan), preview(ann));
        // with the right it holds again
        group.joined(ann, false, bob, cyd).tell();
        assertThat(links(ann)).extracting(LinkView::ended).containsOnlyNulls();
        assertThat(preview(dan).status()).isEqualTo(200);
        group.inviting(Inviting.ADMINS).tell();
        assertThat(links(ann))
                .extracting(LinkView::ended)
                .containsExactly(LinkEnd.MAY_NOT_INVITE, LinkEnd.MAY_NOT_INVITE);
        assertThat(preview(dan).problem()).isEqualTo("404 no-such-link");
        assertThat(previewOfNobody(link).problem()).isEqualTo("404 no-such-link");
    }

    @Test
    void toOthersTheLinksOfAGroupDoNotExist() {
        group.linked(ann, link, null, null).left(bob).tell();
        var unknown = server.get(cyd, "/api/conversations/" + UUID.randomUUID() + "/links");
        assertThat(unknown.problem()).isEqualTo("404 no-such-conversation");
        assertThat(server.get(cyd, path("/links")).text()).isEqualTo(unknown.text());
        assertThat(server.get(bob, path("/links")).text()).isEqualTo(unknown.text());
        var direct = ConversationId.direct(ann, cyd);
        log.befriended(ann, cyd);
        group.tell();
        assertThat(server.get(cyd, "/api/conversations/" + direct + "/links").text())
                .isEqualTo(unknown.text());
    }

    @Test
    void aLinkShowsNameAvatarAndCount() {
        group.linked(ann, link, FUTURE, 1).tell();
        assertThat(preview(cyd).as(LinkPreview.class)).isEqualTo(new LinkPreview("the group", null, 2, false, false));
        assertThat(preview(bob).as(LinkPreview.class)).isEqualTo(new LinkPreview("the group", null, 2, true, false));
        group.add((no, line) -> new GroupEvent.AvatarChanged(group.id, ann, Avatar.PANDA, no, line))
                .add((no, line) -> new GroupEvent.Renamed(group.id, ann, no, line, ann, new GroupEvent.Personal(null)))
                .inviting(Inviting.APPROVAL)
                .left(bob)
                .tell();
        var shown = new LinkPreview(null, Avatar.PANDA, 1, false, true);
        assertThat(preview(cyd).as(LinkPreview.class)).isEqualTo(shown);
        assertThat(preview(bob).as(LinkPreview.class)).isEqualTo(shown);
    }

    @Test
    void whoWaitsToBeLetInHasUsedALink() {
        group.inviting(Inviting.APPROVAL)
                .linked(ann, link, FUTURE, 1)
                .requested(cyd, cyd, link)
                .tell();
        assertThat(preview(cyd).status()).isEqualTo(200);
        assertThat(preview(dan).problem()).isEqualTo("404 no-such-link");
        group.refused(ann, cyd, cyd).tell();
        assertThat(preview(dan).status()).isEqualTo(200);
    }

    @Test
    void byWhateverOneCannotComeIsAnsweredAlike() {
        group.linked(ann, link, FUTURE, 1).tell();
        var token = LinkToken.of(link, TestServer.CLAIM_KEY).reveal();
        var unknown = LinkId.madeBy(ann, UUID.randomUUID());
        var absent = preview(
                dan,
                group.id,
                unknown,
                LinkToken.of(unknown, TestServer.CLAIM_KEY).reveal());
        assertThat(absent.problem()).isEqualTo("404 no-such-link");
        alike(absent, preview(dan, group.id, link, "x" + token.substring(1)));
        alike(absent, preview(dan, group.id, link, ""));
        alike(absent, preview(dan, group.id, unknown, token));
        alike(absent, preview(dan, ConversationId.group(ann, UUID.randomUUID()), link, token));
        assertThat(preview(dan).status()).isEqualTo(200);

        group.joinedBy(link, cyd).tell();
        alike(absent, preview(dan));
        var over = LinkId.madeBy(ann, UUID.randomUUID());
        var revoked = LinkId.madeBy(ann, UUID.randomUUID());
        var good = LinkId.madeBy(ann, UUID.randomUUID());
        group.linked(ann, over, PAST, null)
                .linked(ann, revoked, null, null)
                .revoked(ann, revoked)
                .linked(ann, good, null, null)
                .tell();
        alike(absent, preview(dan, over));
        alike(absent, preview(dan, revoked));
        assertThat(preview(dan, good).status()).isEqualTo(200);
        group.dissolved().tell();
        alike(absent, preview(dan, good));
        alike(absent, preview(ann, good));
    }

    @Test
    void triesAreLimitedByAccount() {
        group.linked(ann, link, null, null).tell();
        for (var i = 0; i < 20; i++) {
            assertThat(preview(dan, group.id, link, "guess" + i).problem()).isEqualTo("404 no-such-link");
        }
        assertThat(preview(dan).problem()).isEqualTo("429 busy");
        assertThat(preview(cyd).status()).isEqualTo(200);
    }

    @Test
    void whoHasNoAccountIsShownTheSame() {
        group.linked(ann, link, FUTURE, 1).tell();
        assertThat(previewOfNobody(link).as(LinkPreview.class))
                .isEqualTo(new LinkPreview("the group", null, 2, false, false));
        group.inviting(Inviting.APPROVAL).requested(cyd, cyd, link).tell();
        assertThat(previewOfNobody(link).problem()).isEqualTo("404 no-such-link");
        assertThat(server.send(
                                "/api/groups/preview",
                                request -> json(request.header("Authorization", "Bearer x"), body(group.id, link, "")))
                        .status())
                .isEqualTo(401);
    }

    private static void alike(Reply one, Reply other) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.text()).isEqualTo(one.text());
        assertThat(other.response().headers().map().keySet())
                .isEqualTo(one.response().headers().map().keySet());
    }

    private Reply preview(AccountId asker) {
        return preview(asker, link);
    }

    private Reply preview(AccountId asker, LinkId shown) {
        return preview(
                asker,
                group.id,
                shown,
                LinkToken.of(shown, TestServer.CLAIM_KEY).reveal());
    }

    private Reply preview(AccountId asker, ConversationId conversation, LinkId shown, String token) {
        return server.post(asker, "/api/groups/preview", body(conversation, shown, token));
    }

    private Reply previewOfNobody(LinkId shown) {
        var token = LinkToken.of(shown, TestServer.CLAIM_KEY).reveal();
        return server.send("/api/groups/preview", request -> json(request, body(group.id, shown, token)));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String body(ConversationId conversation, LinkId shown, String token) {
        return "{\"conversationId\":\"%s\",\"linkId\":\"%s\",\"token\":\"%s\"}".formatted(conversation, shown, token);
    }

    private String fragment(LinkId shown) {
        return group.id + "." + shown + "."
                + LinkToken.of(shown, TestServer.CLAIM_KEY).reveal();
    }

    private List<LinkView> links(AccountId asker) {
        return server.get(asker, path("/links")).as(LinkList.class).links();
    }

    private String path(String more) {
        return "/api/conversations/" + group.id + more;
    }
}
