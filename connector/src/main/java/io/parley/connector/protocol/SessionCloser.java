package io.parley.connector.protocol;

import io.parley.api.account.SessionId;
import io.parley.api.wire.CloseCode;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.session.EndedSessions;
import org.springframework.stereotype.Component;

/// Logs clients out: closes the sockets of a session that has ended. It learns of the end by a message.
/// Because it can miss a message, it also checks by itself.
@Component
final class SessionCloser {
    private final EndedSessions ended;
    private final SocketRegistry sockets;

    SessionCloser(EndedSessions ended, SocketRegistry sockets) {
        this.ended = ended;
        this.sockets = sockets;
        ended.listen(this::close, this::closeEnded);
    }

    /// Checks the sessions of all sockets at this node.
    void closeEnded() {
        ended.among(sockets.sessions()).forEach(this::close);
    }

    private void close(SessionId session) {
        sockets.of(session).forEach(socket -> socket.close(CloseCode.SESSION_ENDED));
    }
}
