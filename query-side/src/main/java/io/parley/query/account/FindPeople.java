package io.parley.query.account;

import io.parley.api.AccountId;
import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.api.account.PersonView;
import io.parley.api.wire.Actor;
import io.parley.query.Inbox;
import io.parley.query.Views;
import io.parley.query.friendship.Friendships;
import io.parley.query.group.Members;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Finds people by id: the asker, people with whom they have or had a relation, and people in a group with
/// them. For others the answer doesn't even reveal that they exist.
@RestController
class FindPeople {
    private static final int MAX = 100;

    private final Accounts accounts;
    private final Friendships friendships;
    private final Members members;
    private final Views views;
    private final Inbox inbox;

    FindPeople(Accounts accounts, Friendships friendships, Members members, Views views, Inbox inbox) {
        this.accounts = accounts;
        this.friendships = friendships;
        this.members = members;
        this.views = views;
        this.inbox = inbox;
    }

    @PostMapping("/api/people")
    List<PersonView> people(@AuthenticationPrincipal Actor actor, @RequestBody Query query) {
        var known = views.soon(
                () -> known(actor, query),
                all -> all.containsAll(query.ids()),
                Views.ACCOUNTS,
                Views.FRIENDSHIPS,
                Views.CONVERSATIONS);
        return accounts.people(known, inbox.asOf(actor.account(), Views.ACCOUNTS));
    }

    private Set<AccountId> known(Actor actor, Query query) {
        var known = friendships.knownTo(actor.account(), query.ids());
        known.addAll(members.fellowsOf(actor.account(), query.ids()));
        if (query.ids().contains(actor.account())) {
            known.add(actor.account());
        }
        return known;
    }

    record Query(List<AccountId> ids) {
        Query {
            Malformed.present(ids, "ids").forEach(id -> Malformed.present(id, "ids"));
            if (ids.size() > MAX) {
                throw new Malformed(Code.TOO_LONG, "ids");
            }
        }
    }
}
