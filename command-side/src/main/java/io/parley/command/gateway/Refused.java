package io.parley.command.gateway;

import io.parley.api.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/// A well-formed command that the rules don't allow: an answer, not a fault, so without a stack trace.
public final class Refused extends CommandExecutionException {
    private final transient Refusal refusal;

    @SuppressWarnings("NullAway") // Axon takes null for "no cause"
    public Refused(Refusal refusal) {
        super(refusal.code(), null, refusal, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
