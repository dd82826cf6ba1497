package io.parley.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.parley.api.AccountId;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.AccountEvent.AvatarChanged;
import io.parley.api.account.AccountEvent.DiscoverabilityChanged;
import io.parley.api.account.AccountEvent.HandleClaimed;
import io.parley.api.account.AccountEvent.InvitationsChanged;
import io.parley.api.account.AccountEvent.NicknameChanged;
import io.parley.api.account.AccountEvent.PrivacyChanged;
import io.parley.api.account.AccountEvent.Registered;
import io.parley.api.account.Avatar;
import io.parley.command.aggregate.EventSourced;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// One person's account. It exists from its registration on.
@EventSourced(name = "account", snapshotRevision = 3)
public final class Account {
    @AggregateIdentifier
    final String id;

    private boolean registered;
    private boolean readMarks = true;
    private boolean asksBeforeGroups;

    @JsonCreator
    public Account(@JsonProperty("id") String id) {
        this.id = id;
    }

    public boolean isRegistered() {
        return registered;
    }

    /// Whether others may see how far this person has read, and this person how far they have.
    boolean showsReadMarks() {
        return readMarks;
    }

    /// Whether friends ask this person before they add them to a group.
    boolean asksBeforeGroups() {
        return asksBeforeGroups;
    }

    void register(Register command) {
        apply(command.registered());
    }

    /// Leaves an event always, as `changeDiscoverability` does. What the nickname is, decides nothing.
    void changeNickname(AccountId self, String nickname) {
        demandRegistered();
        apply(new NicknameChanged(self, self, new NicknameChanged.Personal(nickname)));
    }

    /// Leaves an event always, as `changeDiscoverability` does.
    void changeAvatar(AccountId self, @Nullable Avatar avatar) {
        demandRegistered();
        apply(new AvatarChanged(self, self, new AvatarChanged.Personal(avatar)));
    }

    /// Leaves an event even where nothing changes: a late copy of the command must not undo what came after it.
    void changeDiscoverability(AccountId self, boolean byEmail, boolean byPhone) {
        demandRegistered();
        apply(new DiscoverabilityChanged(self, byEmail, byPhone));
    }

    /// Leaves an event always, as `changeDiscoverability` does.
    void changePrivacy(AccountId self, boolean readMarks, boolean presence) {
        demandRegistered();
        apply(new PrivacyChanged(self, readMarks, presence));
    }

    /// Leaves an event always, as `changeDiscoverability` does.
    void changeInvitations(AccountId self, boolean askFirst) {
        demandRegistered();
        apply(new InvitationsChanged(self, askFirst));
    }

    private void demandRegistered() {
        if (!registered) {
            throw new IllegalStateException("no such account");
        }
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        switch (event) {
            case Registered _ -> registered = true;
            case NicknameChanged _, AvatarChanged _, DiscoverabilityChanged _ -> {
                // decides nothing here: others read it
            }
            case PrivacyChanged e -> readMarks = e.readMarks(); // presence is no business of the ledger's
            case InvitationsChanged e -> asksBeforeGroups = e.askFirst();
            case HandleClaimed _ -> throw new IllegalStateException("a claim in the stream of an account");
        }
    }
}
