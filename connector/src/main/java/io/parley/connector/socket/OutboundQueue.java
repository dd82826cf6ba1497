package io.parley.connector.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// The frames that wait for one client, with one frame in flight at a time. No thread waits for a slow client:
/// Jetty calls back when it has taken a frame.
final class OutboundQueue extends IteratingCallback {
    private final Session transport;
    private final int maxFrames;
    private final long maxBytes;
    private final Deque<OutboundFrame> waiting = new ArrayDeque<>(2);
    private long bytes;
    private boolean held;
    private @Nullable OutboundFrame inFlight;
    private volatile long sendingSince;

    OutboundQueue(Session transport, int maxFrames, long maxBytes) {
        this.transport = transport;
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    /// False if the client is too slow; the queue didn't take the frame.
    boolean offer(OutboundFrame frame) {
        return offer(frame, maxFrames, maxBytes);
    }

    /// Like `offer`, but keeps three quarters of the capacity free for frames that must not be lost.
    boolean offerSpare(OutboundFrame frame) {
        return offer(frame, maxFrames / 4, maxBytes / 4);
    }

    private boolean offer(OutboundFrame frame, int frames, long room) {
        synchronized (waiting) {
            if (waiting.size() >= frames || bytes + frame.bytes() > room) {
                return false;
            }
            waiting.add(frame);
            bytes += frame.bytes();
        }
        iterate();
        return true;
    }

    /// Lets frames wait until `release`.
    void hold() {
        synchronized (waiting) {
            held = true;
        }
    }

    /// Sends `first` before all frames that came since `hold`.
    void release(OutboundFrame first) {
        synchronized (waiting) {
            waiting.addFirst(first);
            bytes += first.bytes();
            held = false;
        }
        iterate();
    }

    /// Drops what waits, and takes no more frames.
    void drop() {
        close();
        synchronized (waiting) {
            waiting.clear();
            bytes = 0;
        }
    }

    /// For how many nanoseconds the client hasn't taken the frame in flight; 0 if there is none.
    long stalledFor(long nanoTime) {
        var since = sendingSince;
        return since == 0 ? 0 : nanoTime - since;
    }

    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    @Override
    protected Action process() {
        OutboundFrame next;
        synchronized (waiting) {
            if (inFlight != null) {
                bytes = Math.max(0, bytes - inFlight.bytes());
            }
            next = held ? null : waiting.poll();
            inFlight = next;
            // 0 means that no frame is in flight, and the clock may happen to show 0
            sendingSince = next == null ? 0 : System.nanoTime() | 1;
        }
        if (next == null) {
            return Action.IDLE;
        }
        transport.sendText(next.text(), Callback.from(this::succeeded, this::failed));
        return Action.SCHEDULED;
    }
}
