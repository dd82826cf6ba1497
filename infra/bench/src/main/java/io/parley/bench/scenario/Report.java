package io.parley.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.Json;
import io.parley.bench.load.DeliveryCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run found, as JSON and as Markdown: facts about the run, then one row for each stretch that was measured.
final class Report {
    private final String scenario;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private long violationCount;

    Report(String scenario) {
        this.scenario = scenario;
        fact("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        fact("commit", commit());
        fact("processors", Runtime.getRuntime().availableProcessors());
        fact("memory", memory());
    }

    Report fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    Report facts(Map<String, ?> more) {
        facts.putAll(more);
        return this;
    }

    /// @param row columns of the same names in all rows, numbers as numbers
    Report row(Map<String, Object> row) {
        rows.add(row);
        System.out.println(row);
        return this;
    }

    Report violations(DeliveryCheck deliveries) {
        violations.addAll(deliveries.violations());
        violationCount += deliveries.violationCount();
        return this;
    }

    void violated(String what) {
        violations.add(what);
        violationCount++;
    }

    boolean isSound() {
        return violationCount == 0;
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var all = new LinkedHashMap<String, Object>();
        all.put("scenario", scenario);
        all.putAll(facts);
        all.put("rows", rows);
        all.put("violations", violationCount);
        all.put("violationsTold", violations);
        Files.write(
                folder.resolve(scenario + ".json"),
                Json.STRICT.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        Files.writeString(folder.resolve(scenario + ".md"), markdown());
        System.out.println();
        System.out.print(markdown());
        System.out.println("written to " + folder.toAbsolutePath());
    }

    private String markdown() {
        var text = new StringBuilder("## ").append(scenario).append("\n\n");
        facts.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(shown(value)).append('\n'));
        if (!rows.isEmpty()) {
            var columns = rows.getFirst().keySet();
            text.append("\n| ").append(String.join(" | ", columns)).append(" |\n|");
            text.append("---|".repeat(columns.size())).append('\n');
            rows.forEach(row -> text.append(columns.stream()
                            .map(column -> shown(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(" | ", "| ", " |")))
                    .append('\n'));
        }
        text.append("\nViolations: ").append(violationCount).append('\n');
        violations.forEach(violation -> text.append("- ").append(violation).append('\n'));
        return text.append('\n').toString();
    }

    private static String shown(Object value) {
        return switch (value) {
            case Double number when Math.abs(number) >= 100 -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number when Math.abs(number) >= 10 -> String.format(Locale.ROOT, "%.1f", number);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Integer number -> String.format(Locale.ROOT, "%,d", number);
            default -> value.toString();
        };
    }

    private static String commit() {
        try {
            var git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            return new String(git.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String memory() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024 / 1024 + " GiB")
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
