package io.parley.api;

import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Reads ids and constants in their only spelling, and only text that is Unicode. Jackson's own readers trim,
/// and read a UUID also in Base64 and in upper case.
final class StrictSpelling extends SimpleModule {
    private static final long serialVersionUID = 1;

    StrictSpelling() {
        super("strict-spelling");
        addDeserializer(UUID.class, new Canonical());
        addDeserializer(String.class, new UnicodeText());
        setDeserializerModifier(new ValueDeserializerModifier() {
            private static final long serialVersionUID = 1;

            @Override
            public ValueDeserializer<?> modifyEnumDeserializer(
                    DeserializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    ValueDeserializer<?> constants) {
                return new Untrimmed(type, constants);
            }
        });
    }

    private static final class Canonical extends StdScalarDeserializer<UUID> {
        Canonical() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, parser);
            }
            var text = parser.getString();
            try {
                return Wire.uuid(text);
            } catch (IllegalArgumentException e) {
                return (UUID) context.handleWeirdStringValue(UUID.class, text, "not a UUID");
            }
        }
    }

    private static final class UnicodeText extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            var text = super.deserialize(parser, context);
            return text == null ? text : Text.unicode(text);
        }
    }

    private static final class Untrimmed extends StdScalarDeserializer<Object> {
        private final ValueDeserializer<?> constants;

        Untrimmed(JavaType type, ValueDeserializer<?> constants) {
            super(type);
            this.constants = constants;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                var text = parser.getString();
                if (!text.equals(text.trim())) {
                    return context.handleWeirdStringValue(handledType(), text, "not a constant");
                }
            }
            return constants.deserialize(parser, context);
        }
    }
}
