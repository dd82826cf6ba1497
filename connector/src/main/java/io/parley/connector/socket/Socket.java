package io.parley.connector.socket;

import io.parley.api.AccountId;
import io.parley.api.wire.CloseCode;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.edge.address.Network;
import io.parley.edge.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// One open WebSocket. It is anonymous until `admit`, and closes at most once. It has no thread and no timer
/// of its own: the sweep calls `closeIfDue`.
public final class Socket {
    private static final int FRAME_MAX = 128 * 1024;
    private static final int FRAME_MAX_BEFORE_HELLO = 4 * 1024;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final Duration CONFIRM_AFTER = Duration.ofMillis(500);

    private final Session transport;
    private final Network network;
    private final ConnectorSettings settings;
    private final OutboundQueue outbound;
    private final FrameRate rate;
    private final long openedAt = System.nanoTime();
    private final AtomicInteger closedWith = new AtomicInteger();
    private volatile long heardAt = openedAt;
    private volatile long closingSince;
    private volatile long welcomedAt;
    private volatile @Nullable AccessToken token;
    private volatile boolean closed;
    private volatile boolean gone;

    public Socket(Session transport, Network network, ConnectorSettings settings) {
        this.transport = transport;
        this.network = network;
        this.settings = settings;
        this.outbound = new OutboundQueue(
                transport, settings.outboundFrames(), settings.outboundBytes().toBytes());
        this.rate = new FrameRate(settings.framesPerSecond(), openedAt);
        transport.setIdleTimeout(Duration.ZERO);
        limitFrames(FRAME_MAX_BEFORE_HELLO);
    }

    Network network() {
        return network;
    }

    /// The client's token, once it is verified.
    public Optional<AccessToken> token() {
        return Optional.ofNullable(token);
    }

    public Optional<AccountId> account() {
        return token().map(known -> known.actor().account());
    }

    /// From now on the socket belongs to that person. Frames wait until `welcome`.
    public void admit(AccessToken admitted) {
        outbound.hold();
        token = admitted;
        limitFrames(FRAME_MAX);
    }

    public void welcome(ServerFrame.Welcome welcome) {
        outbound.release(OutboundFrame.of(welcome));
        welcomedAt = System.nanoTime() | 1;
    }

    /// True once, a moment after the welcome. Only one thread may call it.
    public boolean isToBeConfirmed(long nanoTime) {
        var since = welcomedAt;
        if (since == 0 || nanoTime - since < CONFIRM_AFTER.toNanos()) {
            return false;
        }
        welcomedAt = 0;
        return true;
    }

    public void renew(AccessToken newer) {
        token = newer;
    }

    /// Notes that a frame arrived. Returns whether the sender keeps to the limit.
    public FrameRate.Verdict heard(int length) {
        heardAt = System.nanoTime();
        return rate.count(length, heardAt);
    }

    public long retryAfterMillis() {
        return rate.retryAfterMillis();
    }

    public void send(ServerFrame frame) {
        push(OutboundFrame.of(frame));
    }

    /// Never blocks: a client that is too slow loses its socket.
    public void push(OutboundFrame frame) {
        if (closingSince == 0 && !outbound.offer(frame)) {
            close(CloseCode.RESYNC);
        }
    }

    /// Sends a frame that may be lost. False if the client is too slow for it now; the socket stays open.
    public boolean signal(OutboundFrame frame) {
        return closingSince == 0 && outbound.offerSpare(frame);
    }

    public void close(CloseCode code) {
        close(code.code(), code.name().toLowerCase(Locale.ROOT));
    }

    /// Closes with 1011 (RFC 6455, section 7.4.1): something here is broken, and the client may try again.
    public void closeForFault() {
        close(1011, "fault");
    }

    private void close(int code, String reason) {
        if (closedWith.compareAndSet(0, code)) {
            closed = true;
            closingSince = System.nanoTime() | 1;
            outbound.drop();
            transport.close(code, reason, Callback.NOOP);
        }
    }

    /// The transport has closed. The connector still carries out what the client sent before. Returns the
    /// close code of whichever side closed it.
    public int gone(int code) {
        gone = true;
        closedWith.compareAndSet(0, code);
        closingSince = System.nanoTime() | 1;
        outbound.drop();
        return closedWith.get();
    }

    /// Whether the connector closed the socket, not the client.
    public boolean isClosed() {
        return closed;
    }

    public boolean isClosing() {
        return closingSince != 0;
    }

    public boolean isGone() {
        return gone;
    }

    public int queued() {
        return outbound.size();
    }

    /// Closes the socket if a time limit has passed: for the hello, for hearing from the client, for taking a
    /// frame, for renewing the token, or for closing.
    public void closeIfDue(long nanoTime, Instant now) {
        var closing = closingSince;
        var known = token;
        if (closing != 0) {
            if (nanoTime - closing > CLOSE_WITHIN.toNanos()) {
                transport.disconnect();
            }
        } else if (known == null) {
            if (nanoTime - openedAt > settings.helloWithin().toNanos()) {
                close(CloseCode.TOKEN_EXPIRED);
            }
        } else if (!known.expiresAt().isAfter(now)) {
            close(CloseCode.TOKEN_EXPIRED);
        } else if (2 * (nanoTime - heardAt) > 5 * settings.heartbeat().toNanos()
                || outbound.stalledFor(nanoTime) > settings.sendWithin().toNanos()) {
            close(CloseCode.RESYNC);
        }
    }

    private void limitFrames(int bytes) {
        transport.setMaxTextMessageSize(bytes);
        transport.setMaxBinaryMessageSize(bytes);
    }
}
