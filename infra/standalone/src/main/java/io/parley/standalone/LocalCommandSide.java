package io.parley.standalone;

import io.parley.api.Command;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.CommandGate;
import io.parley.connector.command.CommandClient;
import org.springframework.stereotype.Component;

/// The connector's way to the command side where both are in one JVM.
@Component
class LocalCommandSide implements CommandClient {
    private final CommandGate gate;

    LocalCommandSide(CommandGate gate) {
        this.gate = gate;
    }

    @Override
    public Answer send(String accessToken, Actor actor, Command command) {
        return gate.execute(actor, command);
    }
}
