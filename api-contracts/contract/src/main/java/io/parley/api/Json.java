package io.parley.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/// How contracts look as JSON: absent instead of null, times as ISO 8601 in UTC, fields in the order
/// of the record.
public final class Json {
    /// For input from outside; see `read`. It rejects unknown fields, a field twice, wrong scalar types, other
    /// spellings of an id or constant, and text with half a surrogate pair, with a `JacksonException`, which
    /// `Malformed.of` explains. It reads the text `null` as null.
    public static final JsonMapper STRICT = builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.OtherScalar, c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .addModule(new StrictSpelling())
            .build();

    /// For history: whatever was stored must always load.
    public static final JsonMapper PERMISSIVE =
            builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {}

    /// Reads one value of input from outside. Throws `Malformed`, also for what `STRICT` lets pass: null where
    /// absent is meant, and `["text", {…}]` for `{"type": "text", …}`.
    public static <T> T read(String text, Class<T> type) {
        try {
            var value = Malformed.present(STRICT.readValue(text, type), "");
            // hardly any input has one of the two
            if (text.contains("null") || text.indexOf('[') >= 0) {
                refuseNullsAndTypesInArrays(text);
            }
            return value;
        } catch (JacksonException e) {
            throw Malformed.of(e);
        }
    }

    /// Makes a mapper write secrets as they are, for another service or a digest, instead of `***`.
    public static JacksonModule revealingSecrets() {
        return new SimpleModule("secrets").addSerializer(Secret.class, new Revealed());
    }

    private static void refuseNullsAndTypesInArrays(String text) {
        try (var parser = STRICT.createParser(text)) {
            var last = JsonToken.NOT_AVAILABLE;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NULL) {
                    throw Malformed.at(parser.streamReadContext());
                }
                // the name of a field would stand between the two
                if (token == JsonToken.START_OBJECT && last == JsonToken.VALUE_STRING) {
                    throw Malformed.at(parser.streamReadContext().getParent().getParent());
                }
                last = token;
            }
        }
    }

    private static JsonMapper.Builder builder() {
        // Jackson's thread-local buffers would be created again on each virtual thread
        var factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule("keys").addKeyDeserializer(AccountId.class, new AccountKey()))
                .registerSubtypes(EventTypes.leaves(Command.class)
                        .map(type -> new NamedType(type, EventTypes.nameOf(type)))
                        .toArray(NamedType[]::new));
    }

    private static final class Revealed extends StdSerializer<Secret> {
        Revealed() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializationContext context) {
            json.writeString(secret.reveal());
        }
    }

    /// Reads the account ids that are keys of a map. Jackson writes them as their value without help.
    private static final class AccountKey extends KeyDeserializer {
        @Override
        public AccountId deserializeKey(String key, DeserializationContext context) {
            return AccountId.of(key);
        }
    }
}
