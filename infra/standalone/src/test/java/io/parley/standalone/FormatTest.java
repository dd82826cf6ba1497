package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Runs palantir-java-format over every Java file. Here and not as a Maven plugin: it parses with the compiler of the
/// JDK that it runs on, and Maven's may be older than the language that we write.
class FormatTest {
    private static final boolean APPLY = "apply".equals(System.getProperty("format"));

    @Test
    void everyJavaFileIsFormatted() throws Exception {
        var unformatted = new StringWriter();
        var complaints = new StringWriter();
        var options = APPLY ? Stream.of("--palantir", "--replace") : Stream.of("--palantir", "--dry-run");
        var files = Sources.all(".java").stream().map(Path::toString);
        new Main(new PrintWriter(unformatted, true), new PrintWriter(complaints, true), InputStream.nullInputStream())
                .format(Stream.concat(options, files).toArray(String[]::new));
        assertThat(complaints.toString()).isEmpty();
        assertThat(unformatted.toString())
                .as("put right by: mvn verify -pl infra/standalone -am -Dtest=FormatTest -Dformat=apply"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEmpty();
    }
}
