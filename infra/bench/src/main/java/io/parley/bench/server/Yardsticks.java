package io.parley.bench.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What this machine can do just now, so that figures of two machines can be compared.
public final class Yardsticks {
    private static final Duration FOR = Duration.ofSeconds(2);
    private static final int BATCH = 500;
    private static final int LOOP = 1_000_000;

    private Yardsticks() {}

    /// Takes some ten seconds.
    ///
    /// @param folder on the disk that is to be measured
    public static Map<String, Object> take(Path folder) throws IOException, SQLException {
        var taken = new LinkedHashMap<String, Object>();
        taken.put("yardstick: million steps of a fixed loop a second, one core", loop());
        taken.put("yardstick: fdatasync a second, 4 KiB each", syncs(folder));
        taken.put("yardstick: rows a second into PostgreSQL, batches of 500, fsync on", rows());
        return taken;
    }

    private static double loop() {
        var begun = System.nanoTime();
        var state = 0x9E37_79B9_7F4A_7C15L;
        var rounds = 0L;
        while (System.nanoTime() - begun < FOR.toNanos()) {
            for (var i = 0; i < LOOP; i++) {
                state ^= state << 13;
                state ^= state >>> 7;
                state ^= state << 17;
            }
            rounds++;
        }
        // the state is used, so that the loop stays
        return rounds * (double) LOOP / 1e6 / seconds(begun) + (state == 0 ? 1 : 0);
    }

    private static double syncs(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "sync", "");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var page = ByteBuffer.allocate(4096);
            var begun = System.nanoTime();
            var count = 0L;
            while (System.nanoTime() - begun < FOR.toNanos()) {
                channel.write(page.clear());
                channel.force(false);
                count++;
            }
            return count / seconds(begun);
        } finally {
            Files.delete(file);
        }
    }

    private static double rows() throws IOException, SQLException {
        try (var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE row (n bigint PRIMARY KEY, payload text NOT NULL)");
            connection.setAutoCommit(false);
            var payload = "x".repeat(600);
            try (var insert = connection.prepareStatement("INSERT INTO row VALUES (?, ?)")) {
                var begun = System.nanoTime();
                var n = 0L;
                while (System.nanoTime() - begun < FOR.toNanos()) {
                    for (var i = 0; i < BATCH; i++) {
                        insert.setLong(1, n++);
                        insert.setString(2, payload);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                }
                return n / seconds(begun);
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
