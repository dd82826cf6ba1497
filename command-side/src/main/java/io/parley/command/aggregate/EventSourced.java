package io.parley.command.aggregate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks an aggregate: its fields are set by its events, after its constructor. It needs a constructor without
/// arguments (any visibility). A snapshot is the JSON of its fields, so they must be fields that JSON can tell.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventSourced {
    /// What its snapshots are called, for ever; each aggregate's own.
    String name();

    /// Of the shape and meaning of the fields. Count it up with each change of them: older snapshots are then ignored.
    int snapshotRevision() default 1;
}
