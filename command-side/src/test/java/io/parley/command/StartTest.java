package io.parley.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("integration")
@ExtendWith(OutputCaptureExtension.class)
class StartTest {

    @ParameterizedTest
    @CsvSource({
        "--parley.secrets.token-key=, parley.secrets.token-key is not set",
        "--parley.secrets.token-key={}, parley.secrets.token-key is not an EC key as JWK",
        "--parley.secrets.token-key=/no/such/file, parley.secrets.token-key is neither a JWK nor a file that can be"
                + " read"
    })
    void aWrongSecretStopsTheStartWithOneClearLine(String setting, String line, CapturedOutput output) {
        assertThatThrownBy(() -> Node.start(Servers.database(), setting)).hasRootCauseMessage(line);
        assertThat(output.getOut()).contains(line).doesNotContain("\tat ");
    }

    @Test
    void theKeyOfTheTestsIsShownNowhere(CapturedOutput output) {
        Node.start(Servers.database()).close();
        assertThat(output.getAll()).doesNotContain(Node.TOKEN_KEY).doesNotContain("claim-key-of-the-tests");
    }
}
