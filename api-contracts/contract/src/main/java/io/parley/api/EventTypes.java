package io.parley.api;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The logical names of the events, from their `@JsonTypeName`.
public final class EventTypes {
    private static final Map<String, Class<? extends Event>> BY_NAME =
            leaves(Event.class).collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /// The logical name of an event or command. Throws `IllegalArgumentException` if the class
    /// has no `@JsonTypeName`.
    public static String nameOf(Class<?> type) {
        var name = type.getAnnotation(JsonTypeName.class);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no @JsonTypeName");
        }
        return name.value();
    }

    public static int revisionOf(Class<? extends Event> type) {
        var revision = type.getAnnotation(Revision.class);
        return revision == null ? 1 : revision.value();
    }

    /// The event type with this logical name; empty for one that only a later version of Parley knows.
    public static Optional<Class<? extends Event>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// All event types, by logical name.
    public static Map<String, Class<? extends Event>> all() {
        return BY_NAME;
    }

    /// The records at the leaves of a sealed hierarchy.
    @SuppressWarnings("unchecked")
    static <T> Stream<Class<? extends T>> leaves(Class<? extends T> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(sub -> leaves((Class<? extends T>) sub))
                : Stream.of(type);
    }
}
