package io.parley.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.CommandRefusal;
import io.parley.api.Refusal;
import io.parley.api.wire.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalStatusTest {
    static Stream<Refusal> all() {
        return Stream.of(Refusal.class.getPermittedSubclasses())
                .flatMap(feature -> Stream.of((Refusal[]) feature.getEnumConstants()));
    }

    /// Also where it came from another service as a problem, with the field that is taken.
    @ParameterizedTest
    @MethodSource("all")
    void everyRefusalHasTheStatusOfItsKind(Refusal refusal) {
        var expected = refusal == CommandRefusal.SESSION_ENDED
                ? 401
                : switch (refusal.kind()) {
                    case STATE -> 409;
                    case AUTHORITY -> 403;
                    case ABSENT -> 404;
                };
        assertThat(Problem.of(Answer.Refused.of(refusal)).status().value()).isEqualTo(expected);
        assertThat(Problem.of(new Answer.Refused(refusal.code(), "handle"))
                        .status()
                        .value())
                .isEqualTo(expected);
    }
}
