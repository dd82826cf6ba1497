package io.parley.command;

import java.util.function.Function;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// The aggregates of one kind.
public final class Streams<T> {
    private final Repository<T> repository;
    private final Function<String, T> blank;

    Streams(Repository<T> repository, Function<String, T> blank) {
        this.repository = repository;
        this.blank = blank;
    }

    /// The aggregate as its events made it, locked until the unit of work ends; blank where there are none yet.
    public Aggregate<T> load(String streamId) {
        try {
            var aggregate = repository.loadOrCreate(streamId, () -> blank.apply(streamId));
            Attempt.current().read(streamId, aggregate);
            return aggregate;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
