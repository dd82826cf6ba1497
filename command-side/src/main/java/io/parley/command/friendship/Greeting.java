package io.parley.command.friendship;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// What one who asked had said; with it the chat of the new friends begins.
record Greeting(AccountId from, @Nullable String message) {}
