package io.parley.bench.scenario;

import io.parley.api.ConversationId;
import io.parley.api.EventId;
import io.parley.api.Json;
import io.parley.bench.replay.Rebuild;
import io.parley.bench.server.OpenLedger;
import io.parley.bench.server.ServerUnderTest;
import io.parley.command.StreamId;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.NewEvent;
import io.parley.command.ledger.StoredEvent;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ObjectNode;

/// Makes a conversation long: the last message in it again and again, appended by the ledger's own call, in batches.
/// One conversation takes one command after the other, each of which waits for the disk: a million would take hours.
final class ConversationFiller {
    private static final int BATCH = 500;
    private static final long IN_A_ROW = 20_000;
    private static final Duration WITHIN = Duration.ofHours(2);

    private ConversationFiller() {}

    /// Returns when all views have it.
    ///
    /// @param send one as people do, which the command side decides: now and then, so that it takes its snapshots
    static void fill(ServerUnderTest server, String conversation, long messages, Runnable send)
            throws InterruptedException {
        var databases = server.databases();
        try (var open = new OpenLedger(databases.ledger().orElseThrow(), databases.claimKey())) {
            var ledger = open.ledger();
            var stream = StreamId.of(ConversationId.of(conversation));
            for (var done = 0L; done < messages; ) {
                send.run();
                done++;
                var copies = Math.min(IN_A_ROW, messages - done - 1);
                copy(ledger, stream, copies);
                done += Math.max(0, copies);
                System.out.printf("%,d of %,d messages are in the ledger%n", done, messages);
            }
            await(server, ledger);
        }
    }

    private static void copy(Ledger ledger, String stream, long times) {
        var pattern = ledger.stream(stream, ledger.head(stream)).findFirst().orElseThrow();
        for (var done = 0L; done < times; done += BATCH) {
            ledger.append(LongStream.rangeClosed(done + 1, Math.min(done + BATCH, times))
                    .mapToObj(nth -> copy(pattern, nth))
                    .toList());
        }
    }

    private static NewEvent copy(StoredEvent pattern, long nth) {
        var id = UUID.randomUUID();
        var payload = (ObjectNode) Json.PERMISSIVE.readTree(pattern.payload());
        payload.put("messageNo", payload.path("messageNo").longValue() + nth);
        payload.put("messageId", id.toString());
        return new NewEvent(
                EventId.of("bench", pattern.streamId(), id, 0),
                pattern.streamId(),
                pattern.streamSeq() + nth,
                pattern.type(),
                pattern.revision(),
                Json.PERMISSIVE.writeValueAsString(payload),
                pattern.metadata());
    }

    private static void await(ServerUnderTest server, Ledger ledger) throws InterruptedException {
        var last = ledger.lastPosition();
        var deadline = System.nanoTime() + WITHIN.toNanos();
        for (var told = 0L; ; ) {
            var there = Rebuild.names()
                    .mapToDouble(projection ->
                            server.meter("parley.projection.position?tag=projection:" + projection, "VALUE"))
                    .min()
                    .orElseThrow();
            if (there >= last) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the views don't come to position " + last);
            }
            if (there - told >= IN_A_ROW) {
                told = (long) there;
                System.out.printf("the views have %,d of %,d events%n", told, last);
            }
            Thread.sleep(100);
        }
    }
}
