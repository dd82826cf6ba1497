package io.parley.readmodel;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The fields that each stored document has, and the form of a path to an inner field.
public final class Fields {
    public static final String KEY = "_id";

    /// The position of the last event that changed the document. A write applies only over a smaller one.
    public static final String POSITION = "p";

    private Fields() {}

    /// `path("group", "names", 7)` is `group.names.7`.
    public static String path(Object... steps) {
        return Arrays.stream(steps).map(String::valueOf).collect(Collectors.joining("."));
    }
}
