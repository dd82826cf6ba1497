package io.parley.command.aggregate;

import java.util.function.Function;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// The aggregates of one kind.
public final class AggregateRepository<T> {
    private final Repository<T> repository;
    private final Function<String, T> blank;

    AggregateRepository(Repository<T> repository, Function<String, T> blank) {
        this.repository = repository;
        this.blank = blank;
    }

    /// The aggregate as its events made it, locked until the unit of work ends; blank where there are none yet.
    public Aggregate<T> load(String streamId) {
        try {
            var aggregate = repository.loadOrCreate(streamId, () -> blank.apply(streamId));
            CommandExecution.current().read(streamId, aggregate);
            return aggregate;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// What `look` says of the aggregate as this node knows it; the aggregate is locked only meanwhile. For facts that
    /// stay true once they are: where `look` refuses, it decides again on what `load` gives.
    public <R> R peek(String streamId, Function<T, R> look) {
        var ours = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(ours);
        ResultMessage<R> seen;
        try {
            seen = DefaultUnitOfWork.startAndGet(ours.getMessage())
                    .executeWithResult(() -> load(streamId).invoke(look), RollbackConfigurationType.NEVER);
        } finally {
            CurrentUnitOfWork.set(ours);
        }
        return seen.isExceptional() ? load(streamId).invoke(look) : seen.getPayload();
    }
}
