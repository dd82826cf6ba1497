package io.parley.api;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.Entry;
import io.parley.api.wire.ServerFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The golden files and the code agree, and neither has what the other lacks.
class GoldenFilesTest {
    private static final Set<String> NAMES =
            Golden.all().stream().map(Golden::name).collect(toSet());

    static Stream<Golden> filesOfOurTypes() {
        return Golden.all().stream().filter(golden -> golden.type().isPresent());
    }

    @ParameterizedTest
    @MethodSource("filesOfOurTypes")
    void readAndWrittenAgainItIsTheSame(Golden golden) {
        for (var mapper : List.of(Json.STRICT, Json.PERMISSIVE)) {
            assertThat(again(golden, mapper)).isEqualTo(withoutSecrets(golden.json()));
        }
    }

    @Test
    void aFrameIsReadAsTheTypeThatItsFileIsNamedAfter() {
        for (var golden : Golden.all()) {
            if (golden.name().startsWith("frames/")) {
                var frame = Json.STRICT.treeToValue(golden.json(), golden.type().orElseThrow());
                assertThat(Golden.typeName(frame.getClass())).isEqualTo(golden.what());
            }
            if (golden.name().startsWith("frames/client/command.")) {
                var type = golden.json().at("/command/type").asString();
                assertThat(golden.name()).startsWith("frames/client/command." + type);
            }
        }
    }

    @Test
    void everyTypeHasItsFilesAndNoFileIsAnOrphan() {
        var expected = new HashSet<String>();
        EventTypes.all()
                .forEach((name, type) -> IntStream.rangeClosed(1, EventTypes.revisionOf(type))
                        .forEach(revision -> expect(expected, "events/" + name + "." + revision, type)));
        EventTypes.leaves(Command.class)
                .forEach(type -> expect(expected, "frames/client/command." + Golden.typeName(type), type));
        EventTypes.leaves(ClientFrame.class)
                .filter(type -> type != ClientFrame.Request.class)
                .forEach(type -> expect(expected, "frames/client/" + Golden.typeName(type), type));
        EventTypes.leaves(ServerFrame.class)
                .forEach(type -> expect(expected, "frames/server/" + Golden.typeName(type), type));
        Golden.bodies().forEach(type -> {
            var folders = Stream.of("views/", "http/", "topics/")
                    .filter(folder -> NAMES.contains(folder + type.getSimpleName()))
                    .toList();
            assertThat(folders).as(type.getSimpleName()).hasSize(1);
            expect(expected, folders.getFirst() + type.getSimpleName(), type);
        });
        assertThat(NAMES).containsAll(expected);

        // what is left is a variant of one of these, or of another module's
        assertThat(Golden.all())
                .filteredOn(
                        golden -> golden.type().isPresent() && !golden.name().startsWith("entry."))
                .allMatch(golden -> expected.contains(golden.name())
                        || expected.contains(golden.name().replaceFirst("\\.[a-z-]+$", "")));
    }

    @Test
    void anEntryOfATypeNobodyKnowsIsReadAndPassedOnWhole() {
        var entry = Json.STRICT.treeToValue(Golden.named("entry.unknown").json(), Entry.class);
        assertThat(EventTypes.named(entry.event().type())).isEmpty();
        assertThat(entry.event().data().at("/nested/deep/2").asString()).isEqualTo("x");
    }

    private static void expect(Set<String> expected, String name, Class<?> type) {
        expected.add(name);
        if (Golden.mayBeBare(type)) {
            expected.add(name + ".bare");
        }
    }

    private static JsonNode again(Golden golden, JsonMapper mapper) {
        var value = mapper.treeToValue(golden.json(), golden.type().orElseThrow());
        return mapper.readTree(mapper.writeValueAsString(value));
    }

    /// Tokens go in and never come out.
    private static JsonNode withoutSecrets(JsonNode json) {
        for (var holder : List.of(json, json.path("command"))) {
            if (holder instanceof ObjectNode object && object.has("token")) {
                object.put("token", "***");
            }
        }
        return json;
    }
}
