package io.parley.command.group;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.Content;
import io.parley.api.conversation.ConversationEvent.MessageSent;
import io.parley.api.group.GroupEvent;
import io.parley.api.group.GroupEvent.Created;
import io.parley.api.group.GroupEvent.Left;
import io.parley.api.group.GroupEvent.Personal;
import io.parley.api.group.GroupEvent.Removed;
import io.parley.api.group.GroupEvent.RoleChanged;
import io.parley.api.group.GroupEvent.SettingsChanged;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.command.Aggregates;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.ResultValidator;

/// A group of Ann, who owns it, Bob, an admin, Cat and Dan; Eve has left it, Zoe never was in it.
final class Story {
    static final AccountId ANN = new AccountId(new UUID(1, 1));
    static final AccountId BOB = new AccountId(new UUID(2, 2));
    static final AccountId CAT = new AccountId(new UUID(3, 3));
    static final AccountId DAN = new AccountId(new UUID(4, 4));
    static final AccountId EVE = new AccountId(new UUID(5, 5));
    static final AccountId ZOE = new AccountId(new UUID(6, 6));
    static final ConversationId CLUB = ConversationId.group(ANN, new UUID(7, 7));
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Content HELLO = new Content.PlainText("Hello");

    static final GroupEvent CREATED =
            new Created(CLUB, ANN, List.of(ANN, BOB, CAT, DAN, EVE), 0, 1, ANN, new Personal("Club"));
    static final GroupEvent BOB_LEADS = new RoleChanged(CLUB, ANN, BOB, Role.ADMIN, 0, 2, 0);
    static final Event FIRST = sent(1, ANN);
    static final GroupEvent EVE_LEFT = new Left(CLUB, EVE, 4, false, 1, 1);

    static final Event APPROVAL = new SettingsChanged(CLUB, ANN, Inviting.APPROVAL, false, false);
    static final Event ADMINS = new SettingsChanged(CLUB, ANN, Inviting.ADMINS, false, false);

    /// Each of these takes from Cat the right to invite.
    static final List<Event> LOSSES_OF_CAT =
            List.of(new Left(CLUB, CAT, 3, false, 1, 2), new Removed(CLUB, BOB, List.of(CAT), 3, 1, 2), ADMINS);

    private Story() {}

    /// The events, and then this one.
    static Event[] with(Event last, Event... before) {
        return Stream.concat(Stream.of(before), Stream.of(last)).toArray(Event[]::new);
    }

    /// The message that is sent as number `no`, of that name.
    static MessageSent sent(long no, AccountId sender) {
        return new MessageSent(CLUB, no, new UUID(9, no), sender, sender, new MessageSent.Personal(HELLO));
    }

    /// Friends whom one wants in a group and who needn't be asked.
    static Candidates wanted(AccountId... friends) {
        return new Candidates(List.of(friends), Set.of(friends), Set.of());
    }

    /// What comes of the action after the story, and after what happened then.
    static ResultValidator<GroupConversation> club(Consumer<GroupConversation> action, Event... then) {
        return after(action, Stream.concat(Stream.of(CREATED, BOB_LEADS, FIRST, EVE_LEFT), Stream.of(then)));
    }

    static ResultValidator<GroupConversation> after(Consumer<GroupConversation> action, Stream<Event> given) {
        return Aggregates.on(GroupConversation.class, GroupConversation::new, action, given.toArray(Event[]::new));
    }
}
