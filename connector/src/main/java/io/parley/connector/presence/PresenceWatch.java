package io.parley.connector.presence;

import io.parley.api.AccountId;
import io.parley.connector.presence.PresenceStore.Presence;
import io.parley.connector.relation.AccountPair;
import io.parley.connector.signal.SignalCounter;
import io.parley.connector.socket.OutboundFrame;
import io.parley.connector.socket.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whose presence one socket wants to see, whose it may see, and what the connector last sent it.
final class PresenceWatch {
    private final Socket socket;
    private final AccountId account;
    private final Set<AccountId> wanted;
    private final SignalCounter count;
    private final Map<AccountId, Presence> told = new HashMap<>();
    private Set<AccountId> visible = Set.of();

    PresenceWatch(Socket socket, AccountId account, Set<AccountId> wanted, SignalCounter count) {
        this.socket = socket;
        this.account = account;
        this.wanted = wanted;
        this.count = count;
    }

    AccountId account() {
        return account;
    }

    Set<AccountId> wanted() {
        return wanted;
    }

    Set<AccountId> visible() {
        return visible;
    }

    AccountPair with(AccountId other) {
        return new AccountPair(account, other);
    }

    /// Sends an unknown presence for accounts that the socket may no longer see, and nothing about
    /// them after that.
    void see(Set<AccountPair> seeing) {
        for (var lost : visible) {
            if (!seeing.contains(with(lost))) {
                tell(lost, Presence.UNKNOWN);
                told.remove(lost);
            }
        }
        visible = wanted.stream().filter(other -> seeing.contains(with(other))).collect(Collectors.toUnmodifiableSet());
    }

    /// Sends the presence if it changed. A signal that was dropped is sent in the next round.
    void tell(AccountId other, Presence presence) {
        if (visible.contains(other)
                && !presence.equals(told.get(other))
                && count.of(socket.signal(OutboundFrame.of(presence.of(other))))) {
            told.put(other, presence);
        }
    }
}
