package io.parley.connector.groupwatch;

import io.parley.api.wire.ServerFrame;
import io.parley.connector.relation.GroupMember;
import io.parley.connector.signal.SignalCounter;
import io.parley.connector.socket.OutboundFrame;
import io.parley.connector.socket.Socket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One socket at which a group is open, and what it was told of it.
final class GroupWatch {
    private final Socket socket;
    private final GroupMember member;
    private final boolean readers;
    private @Nullable Integer told;
    private boolean present;
    private boolean readOn;
    private long dueAt;

    GroupWatch(Socket socket, GroupMember member, boolean readers, long dueAt) {
        this.socket = socket;
        this.member = member;
        this.readers = readers;
        this.dueAt = dueAt;
    }

    GroupMember member() {
        return member;
    }

    boolean looksAtReaders() {
        return readers;
    }

    /// When it is to be looked at again.
    long dueAt() {
        return dueAt;
    }

    void dueAt(long nanoTime) {
        dueAt = nanoTime;
    }

    /// @param is whether he is in the group
    void present(boolean is) {
        present = is;
    }

    /// What was dropped is told the next time.
    void tell(@Nullable Integer online, SignalCounter count) {
        if (!Objects.equals(online, told)
                && count.of(socket.signal(OutboundFrame.of(new ServerFrame.GroupPresence(member.group(), online))))) {
            told = online;
        }
    }

    /// Somebody has read on.
    void readOn() {
        readOn = readers;
    }

    void tellReaders(SignalCounter count) {
        if (readOn
                && present
                && count.of(socket.signal(OutboundFrame.of(new ServerFrame.ReadersChanged(member.group()))))) {
            readOn = false;
        }
    }
}
