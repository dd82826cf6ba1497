package io.parley.readmodel;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Json;
import io.parley.api.Wire;
import io.parley.api.account.Avatar;
import io.parley.api.friendship.Source;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import io.parley.api.invitation.LinkId;
import io.parley.api.wire.EventView;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// How documents store values, the same for writers and readers: ids and enums as their text on the wire, an
/// event as its JSON, a time as MongoDB's date, to the millisecond. No document names a class.
public final class StoredForm {
    public static final MongoConverter CONVERTER = converter();

    private StoredForm() {}

    /// The stored form of a value or of a record of the read model.
    public static Object of(Object value) {
        var stored = CONVERTER.convertToMongoType(value);
        return stored == null ? value : stored;
    }

    private static MongoConverter converter() {
        var conversions = new MongoCustomConversions(List.copyOf(conversions().toList()));
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.setInstantiators(new EntityInstantiators(new AbsentAsDefault()));
        converter.afterPropertiesSet();
        return converter;
    }

    private static Stream<GenericConverter> conversions() {
        return Stream.of(
                        text(AccountId.class, AccountId::of, AccountId::toString),
                        text(ConversationId.class, ConversationId::of, ConversationId::toString),
                        text(LinkId.class, text -> new LinkId(UUID.fromString(text)), LinkId::toString),
                        constant(Avatar.class),
                        constant(Inviting.class),
                        constant(Role.class),
                        constant(Source.class),
                        text(
                                EventView.class,
                                json -> Json.PERMISSIVE.readValue(json, EventView.class),
                                Json.STRICT::writeValueAsString))
                .flatMap(Set::stream);
    }

    private static <E extends Enum<E>> Set<GenericConverter> constant(Class<E> type) {
        return text(type, name -> Wire.constant(type, name), Wire::name);
    }

    private static <T> Set<GenericConverter> text(
            Class<T> type, Function<String, T> read, Function<? super T, String> write) {
        return ConverterBuilder.reading(String.class, type, read)
                .andWriting(write)
                .getConverters();
    }
}
