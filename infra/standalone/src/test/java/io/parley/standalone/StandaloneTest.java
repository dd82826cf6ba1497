package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parley.standalone.embedded.ServerBinaries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The standalone as those see it who start it: a process that is stopped and killed.
@Tag("integration")
class StandaloneTest {
    private static final int SENT_BEFORE_THE_KILL = 50;
    private static final Set<String> SERVERS = Set.of("mongod", "valkey-server");

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedSurvivesAKillWithAnEmbeddedMongo() throws Exception {
        whatWasAcknowledgedSurvivesAKill(pathWithoutServers());
        assertThat(Sources.names(folder.resolve("data/run"))).contains("redis-server.log", "postgres.log");
    }

    @Test
    void whatWasAcknowledgedSurvivesAKillWithARealMongo() throws Exception {
        assumeTrue(ServerBinaries.onPath("mongod").isPresent(), "no mongod on the PATH");
        whatWasAcknowledgedSurvivesAKill(System.getenv("PATH"));
    }

    private void whatWasAcknowledgedSurvivesAKill(String path) throws Exception {
        var acknowledged = new ArrayList<String>();
        String conversation;
        try (var first = start(path)) {
            var anna = Person.register(first.addresses, "anna");
            var ben = Person.register(first.addresses, "ben");
            conversation = anna.befriend(ben);
            try (var socket = ben.socket()) {
                anna.send(conversation, "first");
                socket.awaitText("first");
            }
            acknowledged.addAll(List.of("hello", "first"));
            strangersReadTheEvents(first.kafkaReader);
            assertThat(first.process.output().contains("MongoDB is in memory, without a password"))
                    .isEqualTo(path.equals(pathWithoutServers()));
            sendUntilKilled(anna, conversation, acknowledged, first);
        }
        try (var second = start(path)) {
            var ben = Person.known(second.addresses, "ben");
            assertThat(settled(ben, conversation, acknowledged.size())).startsWith(acknowledged.toArray(String[]::new));
            var anna = Person.known(second.addresses, "anna");
            anna.send(conversation, "last");
            acknowledged.clear();
            Awaitility.await().until(() -> ben.texts(conversation).contains("last"));
            acknowledged.addAll(ben.texts(conversation));
            assertThat(second.process.stop()).isEqualTo(143);
            assertThat(Sources.names(folder.resolve("data/run"))).noneMatch(name -> name.endsWith(".pid"));
        }
        try (var third = start(path)) {
            assertThat(Person.known(third.addresses, "anna").texts(conversation))
                    .isEqualTo(acknowledged);
        }
    }

    private static void sendUntilKilled(
            Person anna, String conversation, List<String> acknowledged, StandaloneProcess killed)
            throws InterruptedException, ExecutionException {
        var before = acknowledged.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending = threads.submit(() -> {
                try {
                    for (var i = 0; ; i++) {
                        anna.send(conversation, "message " + i);
                        synchronized (acknowledged) {
                            acknowledged.add("message " + i);
                        }
                    }
                } catch (Person.NotAnswered e) {
                    // killed
                }
            });
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                synchronized (acknowledged) {
                    return acknowledged.size() >= before + SENT_BEFORE_THE_KILL;
                }
            });
            killed.process.kill();
            sending.get();
        }
    }

    /// The texts once there are as many as were acknowledged: at most the one that was under way is more.
    private static List<String> settled(Person reader, String conversation, int size) {
        var texts = Awaitility.await().until(() -> reader.texts(conversation), read -> read.size() >= size);
        assertThat(texts).doesNotHaveDuplicates().hasSizeBetween(size, size + 1);
        return texts;
    }

    /// Kafka's own client, alone on its class path.
    private void strangersReadTheEvents(Path kafka) throws IOException, InterruptedException {
        var clients = Stream.of(JavaProcess.classPath("infra/standalone").split(File.pathSeparator))
                .filter(jar -> jar.matches(".*/(kafka-clients|slf4j-api|lz4-java|snappy-java|zstd-jni)-[^/]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(clients).contains("kafka-clients").doesNotContain("parley");
        var program = Path.of(System.getProperty("basedir", "."), "src/test/resources/ReadEvents.java");
        var read = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        clients,
                        program.toString(),
                        kafka.toString(),
                        "10")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = new String(read.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(10);
        CloudEvents.check(lines);
    }

    private StandaloneProcess start(String path) throws IOException {
        return new StandaloneProcess(folder, path);
    }

    /// The path of a machine that has neither a MongoDB nor a Valkey: for folders with one of these, a folder of links
    /// to what else is there.
    private String pathWithoutServers() throws IOException {
        var others = Files.createDirectories(folder.resolve("programs"));
        var path = new ArrayList<String>();
        for (var programs : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (SERVERS.stream().noneMatch(server -> Files.exists(Path.of(programs, server)))) {
                path.add(programs);
                continue;
            }
            for (var name : Sources.names(Path.of(programs))) {
                if (!SERVERS.contains(name) && !Files.exists(others.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(others.resolve(name), Path.of(programs, name));
                }
            }
            path.add(others.toString());
        }
        return String.join(File.pathSeparator, path);
    }
}
