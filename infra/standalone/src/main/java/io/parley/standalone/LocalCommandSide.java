package io.parley.standalone;

import io.parley.api.Command;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.gateway.CommandGateway;
import io.parley.connector.command.CommandClient;
import org.springframework.stereotype.Component;

/// The connector's way to the command side where both are in one JVM.
@Component
class LocalCommandSide implements CommandClient {
    private final CommandGateway gateway;

    LocalCommandSide(CommandGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Answer send(String accessToken, Actor actor, Command command) {
        return gateway.execute(actor, command);
    }
}
