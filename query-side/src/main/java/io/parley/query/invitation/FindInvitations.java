package io.parley.query.invitation;

import io.parley.api.invitation.InvitationView;
import io.parley.api.wire.Actor;
import io.parley.query.Inbox;
import io.parley.query.Views;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The groups that the asker is invited to.
@RestController
class FindInvitations {
    private final Invitations invitations;
    private final Views views;
    private final Inbox inbox;

    FindInvitations(Invitations invitations, Views views, Inbox inbox) {
        this.invitations = invitations;
        this.views = views;
        this.inbox = inbox;
    }

    @GetMapping("/api/groups/invitations")
    List<InvitationView> invitations(@AuthenticationPrincipal Actor actor) {
        views.catchUp(Views.CONVERSATIONS);
        return invitations.of(actor.account(), inbox.asOf(actor.account(), Views.CONVERSATIONS));
    }
}
