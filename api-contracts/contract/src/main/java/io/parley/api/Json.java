package io.parley.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// How contracts look as JSON: absent instead of null, times as ISO 8601 in UTC, fields in the order
/// of the record.
public final class Json {
    /// For input from outside. It rejects unknown fields and wrong scalar types with a `JacksonException`,
    /// which `Malformed.of` explains. It rejects each text with half a surrogate pair. It reads the text `null`
    /// as null.
    public static final JsonMapper STRICT = builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    c -> c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.OtherScalar, c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .addModule(new SimpleModule("unicode").addDeserializer(String.class, new UnicodeText()))
            .build();

    /// For history: whatever was stored must always load.
    public static final JsonMapper PERMISSIVE =
            builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {}

    private static JsonMapper.Builder builder() {
        // Jackson's thread-local buffers would be created again on each virtual thread
        var factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .build();
        return JsonMapper.builder(factory)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule().addKeyDeserializer(AccountId.class, new AccountKey()))
                .registerSubtypes(EventTypes.leaves(Command.class)
                        .map(type -> new NamedType(type, EventTypes.nameOf(type)))
                        .toArray(NamedType[]::new));
    }

    /// Reads text that is Unicode.
    private static final class UnicodeText extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = super.deserialize(parser, context);
            if (text != null && !Text.isUnicode(text)) {
                throw new Malformed(Malformed.Code.FORBIDDEN_CHARACTERS, "");
            }
            return text;
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
