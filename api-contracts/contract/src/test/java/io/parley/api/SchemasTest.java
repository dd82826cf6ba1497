package io.parley.api;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.parley.api.conversation.Content;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.ServerFrame;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// schemas.yaml says what the records say, and every golden file is valid by it.
class SchemasTest {
    private static final JsonNode SCHEMAS = Document.SCHEMAS.root();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(SCHEMAS.get("$id").asString(), SCHEMAS.toString())));

    static Stream<Class<?>> records() {
        return Stream.of(
                        Stream.of(Event.class, Command.class, Content.class, ClientFrame.class, ServerFrame.class)
                                .flatMap(EventTypes::leaves),
                        Golden.bodies().stream())
                .flatMap(types -> types);
    }

    static List<Golden> files() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordAndItsSchemaHaveTheSameFields(Class<?> record) {
        assertObject(SCHEMAS.at("/$defs/" + schemaOf(record)), record);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyGoldenFileIsValid(Golden golden) {
        assertThat(errors(schemaOf(golden), golden.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aGoldenFileWithoutARequiredFieldIsNot(Golden golden) {
        var schema = schemaOf(golden);
        for (var field : SCHEMAS.at("/$defs/" + schema + "/required")) {
            var json = golden.json().deepCopy().asObject();
            json.remove(field.asString());
            assertThat(errors(schema, json)).isNotEmpty();
        }
    }

    @Test
    void unionsListAllTheirMembers() {
        assertThat(members("Command")).isEqualTo(schemasOf(Command.class));
        var content = schemasOf(Content.class);
        content.add("content.unknown");
        assertThat(members("Content")).isEqualTo(content);
        assertThat(members("ClientFrame")).isEqualTo(schemasOf(ClientFrame.class));
        assertThat(members("ServerFrame")).isEqualTo(schemasOf(ServerFrame.class));
    }

    @Test
    void eachEventTypeNamesThePayloadOfAnEventView() {
        for (var holder : List.of("EventView", "PublishedEvent")) {
            var seen = new HashSet<String>();
            for (var rule : SCHEMAS.at("/$defs/" + holder + "/allOf")) {
                var type = rule.at("/if/properties/type/const").asString();
                assertThat(rule.at("/then/properties/data/$ref").asString()).isEqualTo("#/$defs/" + type);
                assertThat(rule.at("/if/properties/revision/const").asInt())
                        .isEqualTo(EventTypes.revisionOf(EventTypes.named(type).orElseThrow()));
                seen.add(type);
            }
            assertThat(seen).isEqualTo(EventTypes.all().keySet());
        }
    }

    @Test
    void codesAreThoseOfTheEnums() {
        assertThat(values("MalformedCode"))
                .isEqualTo(Arrays.stream(Malformed.Code.values())
                        .map(Malformed.Code::wire)
                        .collect(toSet()));
        assertThat(values("StateCode")).isEqualTo(codes(Refusal.Kind.STATE));
        assertThat(values("AuthorityCode")).isEqualTo(codes(Refusal.Kind.AUTHORITY));
        assertThat(values("AbsentCode")).isEqualTo(codes(Refusal.Kind.ABSENT));
    }

    @Test
    void noListHasAValueTwice() {
        for (var document : List.of(Document.SCHEMAS, Document.OPENAPI, Document.ASYNCAPI)) {
            for (var list : List.of("enum", "required", "oneOf", "anyOf")) {
                for (var values : document.root().findValues(list)) {
                    assertThat(values.valueStream()).as(document + " " + values).doesNotHaveDuplicates();
                }
            }
        }
    }

    private static void assertObject(JsonNode schema, Class<?> record) {
        assertThat(schema.path("type").asString("")).as(record.getSimpleName()).isEqualTo("object");
        var fields = new HashSet<String>();
        var required = new HashSet<String>();
        if (record.isAnnotationPresent(JsonTypeName.class) && !Event.class.isAssignableFrom(record)) {
            fields.add("type");
            required.add("type");
            assertThat(schema.at("/properties/type/const").asString()).isEqualTo(Golden.typeName(record));
        }
        for (var component : record.getRecordComponents()) {
            fields.add(component.getName());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
            assertType(schema.at("/properties/" + component.getName()), component.getAnnotatedType(), component);
        }
        assertThat(new HashSet<>(schema.path("properties").propertyNames())).isEqualTo(fields);
        assertThat(strings(schema.path("required"))).isEqualTo(required);
        var goesIn = Command.class.isAssignableFrom(record) || ClientFrame.class.isAssignableFrom(record);
        assertThat(schema.path("additionalProperties").asBoolean(true)).isEqualTo(!goesIn);
    }

    private static void assertType(JsonNode given, AnnotatedType annotated, RecordComponent component) {
        var schema =
                given.has("$ref") ? Document.SCHEMAS.target(given.get("$ref").asString()) : given;
        var named = given.path("$ref").asString("").replace("#/$defs/", "");
        var type = raw(annotated.getType());
        var as = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        if (type == List.class) {
            assertThat(schema.path("type").asString()).as(as).isEqualTo("array");
            assertType(schema.get("items"), argument(annotated, 0), component);
        } else if (type == Map.class) {
            assertThat(schema.at("/propertyNames/$ref").asString())
                    .isEqualTo(
                            "#/$defs/" + raw(argument(annotated, 0).getType()).getSimpleName());
            assertType(schema.get("additionalProperties"), argument(annotated, 1), component);
        } else if (type.isEnum()) {
            assertThat(strings(schema.path("enum")))
                    .isEqualTo(Arrays.stream(type.getEnumConstants())
                            .map(constant -> Json.STRICT.valueToTree(constant).asString())
                            .collect(toSet()));
        } else if (type.isSealed()) {
            assertThat(named).as(as).isEqualTo(type.getSimpleName());
        } else if (isScalar(type)) {
            assertThat(named).as(as).isEqualTo(type.getSimpleName());
        } else if (type.isRecord()) {
            assertThat(named).as(as).isEqualTo(type.getSimpleName().equals("Personal") ? "" : type.getSimpleName());
            assertObject(schema, type);
        } else {
            assertThat(schema.path("type").asString("") + " "
                            + schema.path("format").asString("-"))
                    .as(as)
                    .isIn(PRIMITIVES.get(type));
        }
    }

    private static final Map<Class<?>, List<String>> PRIMITIVES = Map.of(
            String.class, List.of("string -", "string uri-reference"),
            Secret.class, List.of("string -"),
            UUID.class, List.of("string uuid"),
            Instant.class, List.of("string date-time"),
            JsonNode.class, List.of("object -"),
            boolean.class, List.of("boolean -"),
            int.class, List.of("integer -"),
            Integer.class, List.of("integer -"),
            long.class, List.of("integer int64"),
            Long.class, List.of("integer int64"));

    private static AnnotatedType argument(AnnotatedType type, int index) {
        return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : (Class<?>) type;
    }

    private static boolean isScalar(Class<?> type) {
        return type.isRecord() && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static String schemaOf(Class<?> record) {
        if (Event.class.isAssignableFrom(record) || Command.class.isAssignableFrom(record)) {
            return Golden.typeName(record);
        }
        if (Content.class.isAssignableFrom(record)) {
            return "content." + Golden.typeName(record);
        }
        return record.isAnnotationPresent(JsonTypeName.class)
                ? "frame." + Golden.typeName(record)
                : record.getSimpleName();
    }

    private static String schemaOf(Golden golden) {
        return golden.name().startsWith("entry.")
                ? "Entry"
                : golden.name().startsWith("frames/") ? "frame." + golden.what() : golden.what();
    }

    private static Set<String> schemasOf(Class<?> union) {
        return EventTypes.leaves(union).map(SchemasTest::schemaOf).collect(toCollection(HashSet::new));
    }

    private static Set<String> members(String union) {
        return SCHEMAS.at("/$defs/" + union + "/oneOf")
                .valueStream()
                .map(member -> member.get("$ref").asString().replace("#/$defs/", ""))
                .collect(toSet());
    }

    private static Set<String> values(String name) {
        return strings(SCHEMAS.at("/$defs/" + name + "/enum"));
    }

    private static Set<String> codes(Refusal.Kind kind) {
        return RefusalCodesTest.refusals()
                .filter(refusal -> refusal.kind() == kind)
                .map(Refusal::code)
                .collect(toSet());
    }

    private static Set<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(toSet());
    }

    private static List<?> errors(String schema, JsonNode json) {
        return REGISTRY.getSchema(SchemaLocation.of(SCHEMAS.get("$id").asString() + "#/$defs/" + schema))
                .validate(json, run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
