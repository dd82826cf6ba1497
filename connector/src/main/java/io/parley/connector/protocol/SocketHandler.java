package io.parley.connector.protocol;

import io.micrometer.core.instrument.MeterRegistry;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.CloseCode;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.command.CommandQueue;
import io.parley.connector.command.CommandQueues;
import io.parley.connector.delivery.Heads;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.connector.socket.FrameCodec;
import io.parley.connector.socket.FrameRate;
import io.parley.connector.socket.Socket;
import io.parley.connector.socket.SocketRegistry;
import io.parley.edge.address.Network;
import io.parley.edge.fault.FaultLog;
import io.parley.edge.session.EndedSessions;
import io.parley.edge.token.AccessToken;
import io.parley.edge.token.TokenVerifier;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/// Handles each frame of a client. The frames of one socket come one at a time, so `hello` and `renew` may
/// block. Commands and signals don't block, because other threads carry them out.
@Component
final class SocketHandler implements WebSocketHandler {
    /// Attributes of the session, set by the handshake and by this class.
    static final String NETWORK = "network";

    static final String TOKEN = "token";
    private static final String CONNECTION = "connection";
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);

    private final ConnectorSettings settings;
    private final SocketRegistry sockets;
    private final TokenVerifier tokens;
    private final EndedSessions ended;
    private final Heads heads;
    private final CommandQueues commands;
    private final Signals signals;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    /// What the handler keeps with a session.
    private record Connection(Socket socket, CommandQueue commands) {}

    SocketHandler(
            ConnectorSettings settings,
            SocketRegistry sockets,
            TokenVerifier tokens,
            EndedSessions ended,
            Heads heads,
            CommandQueues commands,
            Signals signals,
            MeterRegistry meters) {
        this.settings = settings;
        this.sockets = sockets;
        this.tokens = tokens;
        this.ended = ended;
        this.heads = heads;
        this.commands = commands;
        this.signals = signals;
        this.meters = meters;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var transport = Malformed.present(((NativeWebSocketSession) session).getNativeSession(Session.class), "");
        var attributes = session.getAttributes();
        var network = Malformed.present((Network) attributes.get(NETWORK), "");
        var socket = new Socket(transport, network, settings);
        attributes.put(CONNECTION, new Connection(socket, commands.of(socket)));
        if (stopping) {
            socket.close(CloseCode.GOING_AWAY);
        } else if (!sockets.add(socket)) {
            socket.close(CloseCode.TOO_MANY);
        } else if (attributes.remove(TOKEN) instanceof AccessToken token) {
            greet(socket, token);
        }
    }

    @Override
    public void handleMessage(WebSocketSession session, WebSocketMessage<?> message) {
        if (!(session.getAttributes().get(CONNECTION) instanceof Connection connection)) {
            return;
        }
        var socket = connection.socket;
        switch (message) {
            case TextMessage text -> take(connection, text.getPayload());
            case BinaryMessage binary -> {
                if (isFine(socket, socket.heard(binary.getPayloadLength()))) {
                    refuse(socket, new FrameCodec.Read.Bad(null, new Malformed(Malformed.Code.INVALID, "")));
                }
            }
            default -> {}
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable cause) {
        LOG.debug("A socket failed: {}", cause.toString());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().get(CONNECTION) instanceof Connection(var socket, var _)) {
            var code = socket.gone(status.getCode());
            sockets.remove(socket);
            signals.gone(socket);
            meters.counter("parley.connector.closes", "code", Integer.toString(code))
                    .increment();
        }
    }

    @Override
    public boolean supportsPartialMessages() {
        return false;
    }

    /// From now on the handler admits no socket and begins no command.
    void stop() {
        stopping = true;
    }

    private void take(Connection connection, String text) {
        var socket = connection.socket;
        var verdict = socket.heard(text.length());
        if (verdict == FrameRate.Verdict.TOO_MANY) {
            if (FrameCodec.read(text) instanceof FrameCodec.Read.Frame(ClientFrame.Request request)) {
                socket.send(new ServerFrame.Busy(request.ref(), socket.retryAfterMillis()));
            }
        } else if (isFine(socket, verdict)) {
            switch (FrameCodec.read(text)) {
                case FrameCodec.Read.OtherVersion _ -> socket.close(CloseCode.UPGRADE);
                case FrameCodec.Read.Bad bad -> refuse(socket, bad);
                case FrameCodec.Read.Frame(var frame) ->
                    socket.token()
                            .ifPresentOrElse(token -> known(connection, token, frame), () -> stranger(socket, frame));
            }
        }
    }

    private static boolean isFine(Socket socket, FrameRate.Verdict verdict) {
        if (verdict == FrameRate.Verdict.FLOOD) {
            socket.close(CloseCode.TOO_MANY);
        }
        return verdict == FrameRate.Verdict.FINE;
    }

    private void stranger(Socket socket, ClientFrame frame) {
        if (frame instanceof ClientFrame.Hello hello) {
            whenVerified(socket, hello.token(), token -> greet(socket, token));
        } else {
            socket.close(CloseCode.PROTOCOL);
        }
    }

    private void known(Connection connection, AccessToken token, ClientFrame frame) {
        var socket = connection.socket;
        switch (frame) {
            case ClientFrame.Hello _ ->
                refuse(socket, new FrameCodec.Read.Bad(null, new Malformed(Malformed.Code.INVALID, "type")));
            case ClientFrame.Request request -> {
                // gets no answer while the connector stops; the client sends it again to another node
                if (!stopping) {
                    connection.commands.add(request);
                }
            }
            case ClientFrame.Renew renewal ->
                whenVerified(socket, renewal.token(), newer -> {
                    if (newer.renews(token)) {
                        socket.renew(newer);
                        socket.send(new ServerFrame.Renewed());
                    } else {
                        socket.close(CloseCode.TOKEN_EXPIRED);
                    }
                });
            case ClientFrame.Watch watch -> signals.watch(socket, watch);
            case ClientFrame.WatchGroup watch -> signals.watch(socket, watch);
            case ClientFrame.Present present -> signals.present(socket, token, present);
            case ClientFrame.Typing typing -> signals.typing(socket, typing);
            case ClientFrame.Alive _ -> {}
        }
    }

    private void whenVerified(Socket socket, Secret token, Consumer<AccessToken> then) {
        Optional<AccessToken> verified;
        try {
            verified = tokens.verify(token);
        } catch (JwtException e) {
            FAULTS.warn("keys", "Tokens can't be verified: " + e.getMessage());
            socket.closeForFault();
            return;
        }
        verified.ifPresentOrElse(then, () -> socket.close(CloseCode.TOKEN_EXPIRED));
    }

    /// Registers the socket first, so that it gets a delivery that the head doesn't count yet.
    private void greet(Socket socket, AccessToken token) {
        var actor = token.actor();
        socket.admit(token);
        sockets.register(socket, token);
        if (ended.isEnded(actor.session())) {
            socket.close(CloseCode.SESSION_ENDED);
            return;
        }
        socket.welcome(new ServerFrame.Welcome(
                ClientFrame.VERSION,
                actor.account(),
                actor.session(),
                heads.of(actor.account()),
                settings.heartbeat().toMillis()));
    }

    private static void refuse(Socket socket, FrameCodec.Read.Bad bad) {
        socket.send(new ServerFrame.Refused(
                bad.ref(), bad.malformed().code().wire(), bad.malformed().field()));
    }
}
