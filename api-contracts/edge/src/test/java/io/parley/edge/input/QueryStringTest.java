package io.parley.edge.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryStringTest {
    @Test
    void parametersAreDecodedInTheirOrder() {
        assertThat(QueryString.of("a=1&b=%C3%A4+b&a=%F0%9F%98%80&c&d==%3D&&").parameters())
                .isEqualTo(Map.of(
                        "a",
                        List.of("1", "\uD83D\uDE00"),
                        "b",
                        List.of("\u00E4 b"),
                        "c",
                        List.of(""),
                        "d",
                        List.of("==")));
        assertThat(QueryString.of(null).parameters()).isEmpty();
        assertThat(QueryString.of("").parameters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        epoch=%zz         | invalid: epoch
        epoch=%           | invalid: epoch
        epoch=%4          | invalid: epoch
        epoch=%+1         | invalid: epoch
        epoch=%-1         | invalid: epoch
        epoch=%FF         | invalid: epoch
        epoch=%C0%80      | invalid: epoch
        epoch=%ED%A0%80   | invalid: epoch
        epoch=%0A         | invalid: epoch
        epoch=%C2%85      | invalid: epoch
        epoch=a b         | invalid: epoch
        epoch=\u00E4     | invalid: epoch
        x%0AERROR=1       | `invalid: `
        %zz=1             | `invalid: `
        %FF               | `invalid: `
        <%22b=%zz         | invalid: ??b
        """)
    void whatIsNoQueryIsMalformed(String raw, String message) {
        assertThatThrownBy(() -> QueryString.of(raw)).hasMessage(message);
    }
}
