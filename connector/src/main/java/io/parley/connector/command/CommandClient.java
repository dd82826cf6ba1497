package io.parley.connector.command;

import io.parley.api.Command;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;

/// Sends commands to the command side. It is `HttpCommandClient` unless a bean carries commands out
/// in this JVM.
public interface CommandClient {

    /// Blocks until there is an answer. Reports a fault by an exception or by `Answer.Failed`.
    ///
    /// @param accessToken the actor's token, for a command side that verifies it again
    Answer send(String accessToken, Actor actor, Command command);
}
