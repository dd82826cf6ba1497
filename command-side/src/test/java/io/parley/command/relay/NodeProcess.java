package io.parley.command.relay;

import static io.parley.command.ledger.TestLedger.unit;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerBusy;
import io.parley.command.ledger.LedgerUnavailable;
import io.parley.command.ledger.StreamConflict;
import io.parley.command.ledger.TestLedger;
import io.parley.edge.settings.KafkaProperties;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A command node as a process of its own: appends without a pause, each of its threads to a stream of its own, and
/// tells which events were acknowledged. With a broker it has a relay too, and appends only what it must.
public final class NodeProcess implements AutoCloseable {
    private static final int THREADS = 8;
    private static final String STORED = "stored ";

    private final Process process;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    public NodeProcess(String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path"), NodeProcess.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        try (var lines = process.inputReader(UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(STORED)) {
                    for (var id : line.substring(STORED.length()).split(",", -1)) {
                        acknowledged.add(UUID.fromString(id));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<UUID> acknowledged() {
        return acknowledged;
    }

    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        var parley = new TestLedger(arguments[0]);
        if (arguments.length > 1) {
            var kafka = KafkaProperties.at(arguments[1]);
            new HeadListener(parley.reading, parley.tail).start();
            new Relay(parley.ledger, parley.jdbc, parley.tail, kafka, Duration.ofMillis(2), parley.meters).start();
        } else {
            for (var i = 0; i < THREADS; i++) {
                Thread.ofPlatform().daemon().start(() -> appendAlways(parley.ledger));
            }
        }
        // ends with the test that started it
        new InputStreamReader(System.in, UTF_8).read();
        Runtime.getRuntime().halt(0);
    }

    private static void appendAlways(Ledger ledger) {
        var stream = "s-" + UUID.randomUUID();
        for (var seq = 0L; ; ) {
            try {
                var unit = unit(stream, seq, 1 + (int) (seq % 3));
                ledger.append(unit);
                System.out.println(
                        STORED + unit.stream().map(e -> e.eventId().toString()).collect(Collectors.joining(",")));
                seq += unit.size();
            } catch (StreamConflict | LedgerBusy | LedgerUnavailable e) {
                seq = ledger.head(stream) + 1;
            }
        }
    }
}
