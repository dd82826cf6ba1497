package io.parley.command.gateway;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Command;
import io.parley.command.Nodes;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What names a command for ever is never another: a change here carries out again what was carried out.
class GoldenCommandsTest {
    private static final ContentDigest DIGESTS = GoldenCommand.digests("claim-key-of-the-tests");

    static List<GoldenCommand> commands() {
        return GoldenCommand.all();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandHasItsTargetItsEventIdAndItsDigestForEver(GoldenCommand golden) {
        var envelope = CommandEnvelope.of(GoldenCommand.ANN, golden.command(), DIGESTS);
        assertThat(envelope.target()).isEqualTo(golden.recorded("target"));
        assertThat(envelope.event(0)).hasToString(golden.recorded("event"));
        assertThat(envelope.digest()).isEqualTo(golden.recorded("digest"));
    }

    @Test
    void everyCommandIsRecordedAndNothingElse() {
        assertThat(GoldenCommand.recorded())
                .containsExactlyInAnyOrderElementsOf(
                        commands().stream().map(GoldenCommand::name).toList());
        assertThat(commands().stream()
                        .<Class<?>>map(golden -> golden.command().getClass())
                        .collect(toSet()))
                .containsExactlyInAnyOrderElementsOf(GoldenCommand.types().toList());
    }

    @Test
    void everyCommandHasOneHandler() {
        var handled = Nodes.ONE
                .beans(CommandHandlers.class)
                .flatMap(handlers -> Stream.of(handlers.getClass().getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .map(Method::getParameterTypes)
                .<Class<?>>map(parameters -> parameters[0])
                .filter(Command.class::isAssignableFrom)
                .toList();
        assertThat(handled)
                .containsExactlyInAnyOrderElementsOf(GoldenCommand.types().toList());
    }
}
