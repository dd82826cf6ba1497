package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.standalone.installation.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What those see who set something wrong: one line that says what, and what to do.
@Tag("integration")
class FailuresTest {
    @TempDir
    Path folder;

    @Test
    void aFailedStartPrintsOneLineAndExitsWithOne() throws Exception {
        try (var process = new JavaProcess(
                folder,
                "infra/standalone",
                "io.parley.standalone.Standalone",
                System.getenv("PATH"),
                List.of("--parley.prot=9000"))) {
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(process.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Parley can't start: there is no setting parley.prot; did you mean parley.port?");
        }
    }

    @Test
    void aSettingOfTheWrongTypeIsNamed() {
        assertThat(reason("--parley.port=abc")).contains("parley.port").contains("'abc'");
    }

    @Test
    void aSettingOfAServiceIsChecked() {
        assertThat(reason("--parley.ledger.writer=3")).contains("did you mean parley.ledger.writers?");
    }

    @Test
    void anOriginThatIsNoneIsNamed() {
        assertThat(reason("--parley.origin=chat.example.org")).contains("parley.origin", "'chat.example.org'");
    }

    @Test
    void aTakenPortIsNamedWithItsSetting() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(reason("--parley.management.port=" + other.getLocalPort()))
                    .contains(Integer.toString(other.getLocalPort()), "parley.management.port");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNoAddressToBind() {
        assertThat(reason("--parley.bind=192.0.2.1")).contains("192.0.2.1", "parley.bind");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(reason("--parley.data=" + file)).contains("data folder", file.toString(), "parley.data");
    }

    @Test
    void aFolderInUseIsNamedWithItsUser() {
        try (var _ = DataFolder.lock(folder)) {
            assertThat(reason())
                    .contains("in use by process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aLostPasswordIsNotMadeAnew() throws IOException {
        Files.createDirectories(folder.resolve("postgresql"));
        assertThat(reason("--spring.data.redis.url=redis://127.0.0.1:1"))
                .contains("secrets/postgresql-password is missing");
        assertThat(folder.resolve("secrets/postgresql-password")).doesNotExist();
    }

    @Test
    void anUnreachableLedgerIsNamed() {
        assertThat(reason(
                        "--parley.ledger.url=jdbc:postgresql://127.0.0.1:1/parley",
                        "--parley.kafka.bootstrap-servers=127.0.0.1:1",
                        "--spring.mongodb.uri=mongodb://127.0.0.1:1",
                        "--spring.data.redis.url=redis://127.0.0.1:1"))
                .contains("parley.ledger.url");
    }

    private String reason(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        for (var other : List.of("--parley.port=0", "--parley.management.port=0", "--parley.data=" + folder)) {
            var name = other.substring(0, other.indexOf('=') + 1);
            if (all.stream().noneMatch(argument -> argument.startsWith(name))) {
                all.add(other);
            }
        }
        var failure = catchThrowable(() -> Standalone.start(all.toArray(String[]::new)));
        var reason = StartFailure.of(failure);
        assertThat(reason.lines()).hasSize(1);
        return reason;
    }
}
