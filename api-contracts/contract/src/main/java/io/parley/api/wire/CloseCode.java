package io.parley.api.wire;

/// Why the server closed a WebSocket.
public enum CloseCode {
    /// The session has ended: log in again.
    SESSION_ENDED(4001),
    /// The token expired, was not valid or did not come in time: refresh it and connect again.
    TOKEN_EXPIRED(4002),
    /// The client was too slow to take what was sent: connect again and fetch what is missing.
    RESYNC(4003),
    /// The client speaks another version of the protocol: reload.
    UPGRADE(4004),
    /// A frame came before its time. (A frame that is too large closes with 1009, broken UTF-8 with 1007, as
    /// in RFC 6455.)
    PROTOCOL(4005),
    /// Too many sockets or frames: wait before connecting again.
    TOO_MANY(4006),
    /// The server is going down, RFC 6455: connect again.
    GOING_AWAY(1001);

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
