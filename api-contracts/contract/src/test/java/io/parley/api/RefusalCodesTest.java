package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalCodesTest {
    /// Answers of an edge that are no refusals, see `Answer` and the OpenAPI document.
    private static final List<String> EDGE =
            List.of("busy", "failed", "resync", "not-ready", "unauthenticated", "forbidden-origin");

    static Stream<Refusal> refusals() {
        return EventTypes.leaves(Refusal.class).flatMap(type -> Arrays.stream(type.getEnumConstants()));
    }

    @Test
    void noTwoHaveTheSameCode() {
        var codes = Stream.of(
                        refusals().map(Refusal::code),
                        Arrays.stream(Malformed.Code.values()).map(Malformed.Code::wire),
                        EDGE.stream())
                .flatMap(stream -> stream)
                .toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void aCodeIsTheConstantsNameInLowerCase() {
        assertThat(refusals().map(Refusal::code)).contains("conversation-closed", "client-id-reused");
        assertThat(Malformed.Code.FORBIDDEN_CHARACTERS.wire()).isEqualTo("forbidden-characters");
    }
}
