package io.parley.projection.kit;

import io.parley.api.Json;
import io.parley.readmodel.Fields;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Maps a reducer's state to a document. Its values come back from MongoDB as they went in. Throws
/// `IllegalArgumentException` for a state that can't be stored that way.
record StateFormat<T>(Class<T> type) {
    private static final Set<String> TAKEN = Set.of(Fields.KEY, Fields.POSITION);

    T read(Document state) {
        return Json.STRICT.convertValue(state, type);
    }

    /// Null for a state without any field that is set.
    @Nullable
    Document write(T state) {
        JsonNode tree = Json.STRICT.valueToTree(state);
        if (!(stored(tree) instanceof Document document)) {
            throw new IllegalArgumentException(type.getName() + " has no fields");
        }
        if (document.keySet().stream().anyMatch(TAKEN::contains)) {
            throw new IllegalArgumentException("a state's fields are not called " + TAKEN);
        }
        return document.isEmpty() ? null : document;
    }

    private static @Nullable Object stored(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                var document = new Document();
                node.properties().stream()
                        .filter(field -> !field.getValue().isNull())
                        .forEach(field -> document.append(name(field.getKey()), stored(field.getValue())));
                yield document;
            }
            case ARRAY -> node.valueStream().map(StateFormat::stored).collect(Collectors.toList());
            case STRING -> node.stringValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> number(node);
            case NULL -> null;
            case BINARY, POJO, MISSING ->
                throw new IllegalArgumentException("a state can't have a value of kind " + node.getNodeType());
        };
    }

    private static Number number(JsonNode node) {
        return switch (node.numberType()) {
            case INT -> node.intValue();
            case LONG -> node.longValue();
            case FLOAT, DOUBLE -> node.doubleValue();
            case BIG_INTEGER, BIG_DECIMAL -> throw new IllegalArgumentException("a state can't have " + node);
        };
    }

    private static String name(String field) {
        if (field.startsWith("$") || field.indexOf('.') >= 0 || field.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("MongoDB has no field called " + field);
        }
        return field;
    }
}
