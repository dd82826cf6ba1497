package io.parley.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a process and all that it has started have used so far, by program. From Linux' `/proc` (proc(5)).
public final class Processes {
    private static final double TICK_MICROS = 10_000;

    /// @param cpuMicros in user and system mode, of children that have ended too
    /// @param written bytes given to `write`; `write_bytes` counts whole folios of the page cache
    /// @param resident bytes, now
    public record Usage(double cpuMicros, long written, long resident) {
        private Usage plus(Usage other) {
            return new Usage(cpuMicros + other.cpuMicros, written + other.written, resident + other.resident);
        }

        Usage minus(Usage before) {
            return new Usage(cpuMicros - before.cpuMicros, written - before.written, resident);
        }
    }

    private static final Usage NONE = new Usage(0, 0, 0);

    private Processes() {}

    static Map<String, Usage> of(ProcessHandle root) {
        var usage = new TreeMap<String, Usage>();
        add(usage, root.pid());
        root.descendants().forEach(child -> add(usage, child.pid()));
        return usage;
    }

    /// Without what it has started.
    public static Usage alone(ProcessHandle process) {
        return read(process.pid());
    }

    static Map<String, Usage> since(Map<String, Usage> before, Map<String, Usage> now) {
        var used = new LinkedHashMap<String, Usage>();
        now.forEach((program, usage) -> used.put(program, usage.minus(before.getOrDefault(program, NONE))));
        return used;
    }

    private static void add(Map<String, Usage> usage, long pid) {
        try {
            var name = name(pid);
            if (!name.isEmpty()) {
                usage.merge(name, read(pid), Usage::plus);
            }
        } catch (UncheckedIOException e) {
            // it has ended meanwhile: its parent's figures have it
        }
    }

    /// `JVM`, `postgres`, `mongod`, `redis` or `others`; empty where there is no such process (any more).
    static String name(long pid) {
        try {
            var name = Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
            return switch (name) {
                case "java" -> "JVM";
                case "postgres", "mongod" -> name;
                default -> name.startsWith("redis") || name.startsWith("valkey") ? "redis" : "others";
            };
        } catch (IOException e) {
            return "";
        }
    }

    private static Usage read(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // after the name, which may hold anything
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var ticks = 0L;
            for (var field = 11; field <= 14; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return new Usage(
                    ticks * TICK_MICROS,
                    number(Path.of("/proc/" + pid + "/io"), "wchar:"),
                    number(Path.of("/proc/" + pid + "/status"), "VmRSS:") * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Path file, String label) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        }
    }
}
