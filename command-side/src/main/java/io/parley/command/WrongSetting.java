package io.parley.command;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// A setting that the command side can't start with. The message names it, and says what is wrong in one line.
public final class WrongSetting extends RuntimeException {
    public WrongSetting(String message) {
        super(message);
    }

    /// Prints the one line instead of a stack trace, and before Spring Boot says at length what it was binding.
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Analyzer extends AbstractFailureAnalyzer<WrongSetting> {
        @Override
        @SuppressWarnings("NullAway") // null: nothing to add
        protected FailureAnalysis analyze(Throwable failure, WrongSetting cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }
}
