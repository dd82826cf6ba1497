package io.parley.projection.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
@OnEachMongo
class StateFormatTest {
    private final MongoDatabase database;

    StateFormatTest(MongoServers mongo) {
        this.database = mongo.database();
    }

    private enum Mood {
        GLAD
    }

    private record Everything(
            int small,
            long large,
            double part,
            float less,
            boolean is,
            String text,
            Mood mood,
            Instant at,
            UUID id,
            AccountId account,
            List<@Nullable Long> list,
            Map<AccountId, Inner> by,
            @Nullable Inner inner) {}

    private record Inner(@Nullable Long n) {}

    private record Odd(Object value) {}

    private record Key(String _id) {}

    @Test
    void aStateComesBackAsItWas() {
        var ann = Story.person("ann");
        var state = new Everything(
                5,
                5,
                0.1,
                0.1f,
                true,
                "€ 𝄞",
                Mood.GLAD,
                Instant.parse("2026-01-02T03:04:05.123456789Z"),
                new UUID(1, 2),
                ann,
                List.of(1L, Long.MAX_VALUE),
                Map.of(ann, new Inner(null)),
                null);
        var format = new StateFormat<>(Everything.class);
        var written = format.write(state);
        assertThat(written).isNotNull().doesNotContainKey("inner");
        database.getCollection("c").insertOne(new Document(written).append("_id", "a"));
        var stored = new Document(database.getCollection("c")
                .find()
                .into(new java.util.ArrayList<>())
                .getFirst());
        stored.remove("_id");
        assertThat(stored).isEqualTo(written);
        assertThat(format.read(stored)).isEqualTo(state);
    }

    @Test
    void aStateWithoutFieldsIsNone() {
        assertThat(new StateFormat<>(Inner.class).write(new Inner(null))).isNull();
    }

    @Test
    void whatWouldComeBackOtherwiseIsRefused() {
        var odd = new StateFormat<>(Odd.class);
        for (var value :
                List.of(BigDecimal.ONE, new byte[] {1}, Map.of("a.b", 1), Map.of("$a", 1), List.of(Map.of("a\0", 1)))) {
            assertThatThrownBy(() -> odd.write(new Odd(value))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new StateFormat<>(Key.class).write(new Key("a")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StateFormat<>(Long.class).write(5L)).isInstanceOf(IllegalArgumentException.class);
    }
}
