package io.parley.standalone;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// How the repository is kept readable.
class ConventionsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Set<String> TOP = Set.of(
            "README.md",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
            "LICENSE",
            "SECURITY.md",
            "pom.xml",
            "api-contracts",
            "command-side",
            "connector",
            "infra",
            "projections",
            "query-side",
            "webapp",
            // made by running it, ignored by git
            "data",
            "target");

    private static final Pattern FEW_WORDS = Pattern.compile("\\s*(///?) \\S+( \\S+)?");

    @Test
    void filesAreShort() {
        var lengths = Sources.production().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .map(Sources::lines)
                .mapToInt(lines -> lines.size())
                .sorted()
                .toArray();
        assertThat(lengths[lengths.length / 2]).as("median").isLessThan(60);
        assertThat(lengths[lengths.length * 9 / 10]).as("nine in ten").isLessThan(150);
        assertThat(Sources.production())
                .allSatisfy(file -> assertThat(Sources.lines(file)).hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void packagesAreSmall() {
        var sizes = Sources.production().stream()
                .filter(file -> !file.toString().matches(".*/(package|module)-info\\.java"))
                .collect(groupingBy(ConventionsTest::packageOf, counting()));
        assertThat(sizes.entrySet())
                .isNotEmpty()
                .allSatisfy(
                        size -> assertThat(size.getValue()).as(size.getKey()).isLessThanOrEqualTo(16));
    }

    private static String packageOf(Path file) {
        return Sources.lines(file).stream()
                .filter(line -> line.startsWith("package "))
                .map(line -> line.substring("package ".length(), line.length() - 1))
                .findFirst()
                .orElse("");
    }

    /// The formatter breaks a comment's line that is too long, and leaves what it cut off on a line of its own.
    @Test
    void noCommentIsBroken() {
        assertThat(Sources.all(".java"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(brokenComments(Sources.lines(file))).isEmpty());
    }

    private static List<String> brokenComments(List<String> lines) {
        var broken = new ArrayList<String>();
        var inCode = false;
        for (var i = 0; i + 1 < lines.size(); i++) {
            inCode ^= lines.get(i).contains("/// ```");
            var few = FEW_WORDS.matcher(lines.get(i));
            if (!inCode && few.matches() && lines.get(i + 1).strip().matches(few.group(1) + " [^@\\s-].*")) {
                broken.add(lines.get(i).strip());
            }
        }
        return broken;
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(Sources.production().stream()
                        .filter(file -> !file.endsWith("module-info.java"))
                        .map(Path::getParent)
                        .distinct())
                .isNotEmpty()
                .allSatisfy(folder -> {
                    var info = Sources.lines(folder.resolve("package-info.java"));
                    assertThat(info).contains("@NullMarked");
                    assertThat(info.getFirst()).startsWith("/// ");
                });
    }

    @Test
    void noFileIsNamedAfterNothing() {
        assertThat(Sources.production())
                .extracting(file -> file.getFileName().toString())
                .noneMatch(name -> name.matches("(Base[A-Z].*|.*(Util|Utils|Helper|Manager|Impl|Base|Common))\\.java"));
        assertThat(Sources.production())
                .noneMatch(file -> file.toString().matches(".*/(common|util|utils|helper|impl)/.*"));
    }

    @Test
    void nothingElseIsAtTheTop() throws IOException {
        assertThat(Sources.names(Sources.root()))
                .filteredOn(name -> !name.startsWith("."))
                .isSubsetOf(TOP);
    }

    @Test
    void everyModuleHasAShortReadme() throws IOException {
        for (var module : Set.of(
                "api-contracts",
                "command-side",
                "connector",
                "projections",
                "query-side",
                "webapp",
                "infra/bench",
                "infra/standalone")) {
            var readme = Sources.root().resolve(module).resolve("README.md");
            assertThat(readme).exists();
            assertThat(Files.readAllLines(readme)).hasSizeLessThanOrEqualTo(30);
        }
    }

    @Test
    void whatDocumentsLinkToIsThere() {
        assertThat(Sources.all(".md"))
                .allSatisfy(file -> assertThat(LINK.matcher(String.join("\n", Sources.lines(file)))
                                .results()
                                .map(link -> link.group(1))
                                .filter(target -> !target.contains(":")))
                        .as(file.toString())
                        .allMatch(target -> Files.exists(file.resolveSibling(target))));
    }

    @Test
    void decisionsAreShort() {
        assertThat(Sources.all(".md").stream().filter(file -> file.toString().contains("/adr/")))
                .isNotEmpty()
                .allSatisfy(adr -> assertThat(Sources.lines(adr)).hasSizeLessThanOrEqualTo(40));
    }
}
