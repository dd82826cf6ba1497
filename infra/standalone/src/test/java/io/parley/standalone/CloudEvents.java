package io.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.Json;
import java.time.Instant;
import java.util.List;

/// What CloudEvents 1.0 asks of each event in JSON, and Parley of their order.
final class CloudEvents {
    private CloudEvents() {}

    /// @param records key, tab and value each
    static void check(List<String> records) {
        for (var i = 0; i < records.size(); i++) {
            var key = records.get(i).split("\t", 2)[0];
            var event = Json.PERMISSIVE.readTree(records.get(i).split("\t", 2)[1]);
            assertThat(event.path("specversion").stringValue()).isEqualTo("1.0");
            assertThat(event.path("id").stringValue()).isNotEmpty();
            assertThat(event.path("source").stringValue()).startsWith("/ledger/");
            assertThat(event.path("type").stringValue()).matches("[a-z-]+(\\.[a-z-]+)+");
            assertThat(event.path("subject").stringValue()).isEqualTo(key);
            assertThat(event.path("datacontenttype").stringValue()).isEqualTo("application/json");
            assertThat(Instant.parse(event.path("time").stringValue())).isBeforeOrEqualTo(Instant.now());
            assertThat(event.path("position").stringValue()).isEqualTo(Long.toString(i + 1L));
            assertThat(event.path("data").isObject()).isTrue();
        }
    }
}
