package io.parley.command.friendship;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// The message of a friend request, with which the chat of the new friends begins.
record Greeting(AccountId from, @Nullable String message) {}
