package io.parley.standalone.embedded;

import io.parley.standalone.installation.CannotStart;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import io.parley.standalone.installation.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.core.env.Environment;

/// The embedded servers that this start needs: all but those whose address is set.
public final class EmbeddedServers implements AutoCloseable {
    private final List<EmbeddedServer> running = Collections.synchronizedList(new ArrayList<>());

    /// Starts them side by side, and returns when each is ready; if one fails, none is left.
    public EmbeddedServers(Environment environment, Settings settings, DataFolder data, Secrets secrets) {
        var needed = new ArrayList<Callable<EmbeddedServer>>();
        if (!isSet(environment, "parley.kafka.bootstrap-servers")) {
            var port = settings.kafka().port();
            Ports.requireFree("127.0.0.1", port, "parley.kafka.port");
            needed.add(() -> new EmbeddedKafka(data, secrets, port == 0 ? Ports.free() : port));
        }
        if (!isSet(environment, "parley.ledger.url")) {
            needed.add(() -> new EmbeddedPostgreSql(data, secrets));
        }
        if (!isSet(environment, "spring.data.redis.url", "spring.data.redis.host")) {
            needed.add(() -> new EmbeddedRedis(data));
        }
        if (!isSet(environment, "spring.mongodb.uri", "spring.mongodb.host")) {
            needed.add(() -> new EmbeddedMongo(data, secrets));
        }
        if (!isSet(environment, "parley.s3.url")) {
            needed.add(() -> new EmbeddedS3(data, secrets));
        }
        start(needed);
    }

    private static boolean isSet(Environment environment, String... settings) {
        return List.of(settings).stream().anyMatch(environment::containsProperty);
    }

    private void start(List<Callable<EmbeddedServer>> needed) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = needed.stream()
                    .map(start -> threads.submit(() -> running.add(start.call())))
                    .toList();
            for (var started : starts) {
                await(started);
            }
        } catch (RuntimeException e) {
            // after `threads` was closed: the others have started by now, and are in `running`
            close();
            throw e;
        }
    }

    private static void await(Future<?> started) {
        try {
            started.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CannotStart reason) {
                throw reason;
            }
            throw new CannotStart("an embedded server could not be started: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted while starting", e);
        }
    }

    public Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        running.forEach(server -> settings.putAll(server.settings()));
        return settings;
    }

    /// Side by side, as each waits for a process.
    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(running.stream()
                            .map(server -> CompletableFuture.runAsync(server::close, threads))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        }
    }
}
