package io.parley.readmodel;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.PersistentEntity;
import org.springframework.data.mapping.PersistentProperty;
import org.springframework.data.mapping.model.EntityInstantiator;
import org.springframework.data.mapping.model.EntityInstantiators;
import org.springframework.data.mapping.model.ParameterValueProvider;

/// Maps documents that lack fields which never changed. A missing primitive is false or 0, a missing list or
/// map is empty, and any other missing field is null.
final class AbsentAsDefault implements EntityInstantiator {
    private static final Map<Class<?>, Object> DEFAULTS =
            Map.of(boolean.class, false, int.class, 0, long.class, 0L, List.class, List.of(), Map.class, Map.of());

    private final EntityInstantiators usual = new EntityInstantiators();

    @Override
    public <T, E extends PersistentEntity<? extends T, P>, P extends PersistentProperty<P>> T createInstance(
            E entity, ParameterValueProvider<P> found) {
        return usual.getInstantiatorFor(entity).createInstance(entity, new Completed<>(found));
    }

    private record Completed<P extends PersistentProperty<P>>(ParameterValueProvider<P> found)
            implements ParameterValueProvider<P> {
        @Override
        @SuppressWarnings("unchecked")
        public <T> @Nullable T getParameterValue(Parameter<T, P> parameter) {
            var value = found.getParameterValue(parameter);
            return value == null ? (T) absent(parameter.getRawType()) : value;
        }

        private static @Nullable Object absent(Class<?> type) {
            return type.equals(NavigableMap.class) ? new TreeMap<>() : DEFAULTS.get(type);
        }
    }
}
