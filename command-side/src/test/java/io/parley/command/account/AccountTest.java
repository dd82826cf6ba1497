package io.parley.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.account.AccountEvent.AvatarChanged;
import io.parley.api.account.AccountEvent.InvitationsChanged;
import io.parley.api.account.AccountEvent.NicknameChanged;
import io.parley.api.account.AccountEvent.PrivacyChanged;
import io.parley.api.account.AccountEvent.Registered;
import io.parley.api.account.Avatar;
import io.parley.api.account.ClaimId;
import io.parley.command.Aggregates;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final AccountId ANN = new AccountId(new UUID(1, 1));
    private static final Event REGISTERED =
            new Registered(ANN, new ClaimId("c1"), new ClaimId("c2"), new ClaimId("c3"), ANN, null);
    private static final Event HIDDEN = new PrivacyChanged(ANN, false, true);
    private static final Event ASKS = new InvitationsChanged(ANN, true);

    @Test
    void readMarksAreShownUntilOneSaysOtherwise() {
        ann(a -> assertThat(a.showsReadMarks()).isTrue(), REGISTERED).expectSuccessfulHandlerExecution();
        ann(a -> assertThat(a.showsReadMarks()).isFalse(), REGISTERED, HIDDEN).expectSuccessfulHandlerExecution();
        ann(a -> assertThat(a.showsReadMarks()).isTrue(), REGISTERED, HIDDEN, new PrivacyChanged(ANN, true, false))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aChangeOfPrivacyLeavesItsEventEachTime() {
        ann(a -> a.changePrivacy(ANN, false, true), REGISTERED).expectEvents(HIDDEN);
        ann(a -> a.changePrivacy(ANN, false, true), REGISTERED, HIDDEN).expectEvents(HIDDEN);
        ann(a -> a.changePrivacy(ANN, false, true)).expectException(IllegalStateException.class);
    }

    @Test
    void oneIsAddedToGroupsUnaskedUntilOneSaysOtherwise() {
        ann(a -> assertThat(a.asksBeforeGroups()).isFalse(), REGISTERED).expectSuccessfulHandlerExecution();
        ann(a -> assertThat(a.asksBeforeGroups()).isTrue(), REGISTERED, ASKS).expectSuccessfulHandlerExecution();
        ann(a -> assertThat(a.asksBeforeGroups()).isFalse(), REGISTERED, ASKS, new InvitationsChanged(ANN, false))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void aChangeOfInvitationsLeavesItsEventEachTime() {
        ann(a -> a.changeInvitations(ANN, true), REGISTERED).expectEvents(ASKS);
        ann(a -> a.changeInvitations(ANN, true), REGISTERED, ASKS).expectEvents(ASKS);
        ann(a -> a.changeInvitations(ANN, true)).expectException(IllegalStateException.class);
    }

    @Test
    void aChangeOfTheNicknameLeavesItsEventEachTime() {
        var annie = new NicknameChanged(ANN, ANN, new NicknameChanged.Personal("Annie"));
        ann(a -> a.changeNickname(ANN, "Annie"), REGISTERED).expectEvents(annie);
        ann(a -> a.changeNickname(ANN, "Annie"), REGISTERED, annie).expectEvents(annie);
        ann(a -> a.changeNickname(ANN, "Annie"), REGISTERED, new NicknameChanged(ANN, ANN, null))
                .expectEvents(annie);
        ann(a -> a.changeNickname(ANN, "Annie")).expectException(IllegalStateException.class);
    }

    @Test
    void aChangeOfThePictureLeavesItsEventEachTime() {
        var initial = new AvatarChanged(ANN, ANN, new AvatarChanged.Personal(null));
        ann(a -> a.changeAvatar(ANN, null), REGISTERED).expectEvents(initial);
        ann(a -> a.changeAvatar(ANN, Avatar.FOX), REGISTERED, initial)
                .expectEvents(new AvatarChanged(ANN, ANN, new AvatarChanged.Personal(Avatar.FOX)));
        ann(a -> a.changeAvatar(ANN, null)).expectException(IllegalStateException.class);
    }

    private static ResultValidator<Account> ann(Consumer<Account> action, Event... given) {
        return Aggregates.on(Account.class, Account::new, action, given);
    }
}
