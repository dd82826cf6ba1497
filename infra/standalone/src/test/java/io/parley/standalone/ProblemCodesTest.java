package io.parley.standalone;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The codes that services put into their problems are documented: one set for all.
class ProblemCodesTest {
    private static final Pattern PROBLEM =
            Pattern.compile("Problem(?:\\.of)?\\([^;]*|\\bcode = [^;]*|\"code\", \"[^;]*");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern STATUS = Pattern.compile("Problem\\.of\\(HttpStatus\\.([A-Z_]+)\\)");

    @Test
    void everyCodeIsListed() {
        var sent = found(STATUS, text())
                .map(status -> status.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(toCollection(TreeSet::new));
        PROBLEM.matcher(text())
                .results()
                .forEach(problem -> found(CODE, problem.group())
                        .filter(code -> !code.equals("code"))
                        .forEach(sent::add));
        assertThat(sent)
                .contains(
                        "busy",
                        "content-too-large",
                        "failed",
                        "forbidden-origin",
                        "misdirected-request",
                        "not-ready",
                        "resync",
                        "unauthenticated",
                        "unsupported-media-type");
        assertThat(listed()).containsAll(sent);
    }

    private static String text() {
        return Sources.production().stream()
                .flatMap(file -> Sources.lines(file).stream())
                .collect(joining("\n"));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1));
    }

    private static List<String> listed() {
        Map<String, Map<String, Map<String, Collection<String>>>> schemas =
                new Yaml().load(ProblemCodesTest.class.getResourceAsStream("/schemas.yaml"));
        return Stream.of("MalformedCode", "StateCode", "AuthorityCode", "AbsentCode", "EdgeCode")
                .flatMap(
                        set -> schemas
                                .getOrDefault("$defs", Map.of())
                                .getOrDefault(set, Map.of())
                                .getOrDefault("enum", List.of())
                                .stream())
                .toList();
    }
}
