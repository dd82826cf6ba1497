package io.parley.connector.command;

import io.parley.api.Command;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;

/// Where commands are carried out. Over HTTP (`HttpCommandClient`) unless there is a bean that does it in this JVM.
public interface CommandClient {

    /// Blocks until there is an answer. A fault may be thrown or be `Answer.Failed`.
    ///
    /// @param accessToken of the actor, for a command side that checks it again
    Answer send(String accessToken, Actor actor, Command command);
}
