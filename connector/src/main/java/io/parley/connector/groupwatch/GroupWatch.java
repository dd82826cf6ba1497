package io.parley.connector.groupwatch;

import io.parley.api.wire.ServerFrame;
import io.parley.connector.relation.GroupMember;
import io.parley.connector.signal.SignalCounter;
import io.parley.connector.socket.OutboundFrame;
import io.parley.connector.socket.Socket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A socket whose client has a group open, and what the connector last sent it about that group.
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

    /// When the connector looks at the group again, in nanoseconds.
    long dueAt() {
        return dueAt;
    }

    void dueAt(long nanoTime) {
        dueAt = nanoTime;
    }

    /// @param is whether the watching person is in the group
    void present(boolean is) {
        present = is;
    }

    /// Sends the count if it changed. A signal that was dropped is sent the next time.
    void tell(@Nullable Integer online, SignalCounter count) {
        if (!Objects.equals(online, told)
                && count.of(socket.signal(OutboundFrame.of(new ServerFrame.GroupPresence(member.group(), online))))) {
            told = online;
        }
    }

    /// Notes that somebody has read further.
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
