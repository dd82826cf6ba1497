package io.parley.connector.protocol;

import io.parley.api.account.SessionId;
import io.parley.api.wire.CloseCode;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.session.EndedSessions;
import org.springframework.stereotype.Component;

/// Log-outs: closes the sockets of a session that has ended. Told by a message; as one can be missed, it looks itself,
/// too.
@Component
final class SessionCloser {
    private final EndedSessions ended;
    private final SocketRegistry sockets;

    SessionCloser(EndedSessions ended, SocketRegistry sockets) {
        this.ended = ended;
        this.sockets = sockets;
        ended.listen(this::close, this::closeEnded);
    }

    /// Looks at all sessions that are here.
    void closeEnded() {
        ended.among(sockets.sessions()).forEach(this::close);
    }

    private void close(SessionId session) {
        sockets.of(session).forEach(socket -> socket.close(CloseCode.SESSION_ENDED));
    }
}
