package io.parley.command.gateway;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.Json;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import io.parley.api.wire.Actor;
import io.parley.api.wire.ClientFrame;
import io.parley.command.SecretProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A command of the contract's golden frames, `friendship.accept.bare`, and what this module's golden file says of it.
record GoldenCommand(String name, Command command) {
    static final Actor ANN = new Actor(
            AccountId.registeredBy(UUID.fromString("01997f00-0000-7000-8000-000000000001")),
            new SessionId(new UUID(0, 1)));

    private static final Path FRAMES = Path.of("../api-contracts/contract/src/test/resources/golden/frames/client");
    private static final JsonNode GOLDEN = read(Path.of("src/test/resources/golden/commands.json"));

    static List<GoldenCommand> all() {
        try (var files = Files.list(FRAMES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("command."))
                    .sorted()
                    .map(GoldenCommand::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every command there is.
    static Stream<Class<?>> types() {
        return leaves(Command.class);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(GoldenCommand::leaves)
                : Stream.of(type);
    }

    /// An example of the type.
    static Command first(Class<?> type) {
        return all().stream()
                .map(GoldenCommand::command)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static GoldenCommand of(Path file) {
        var name = file.getFileName().toString().replaceFirst("^command\\.", "").replaceFirst("\\.json$", "");
        var frame = Json.STRICT.treeToValue(read(file), ClientFrame.class);
        return new GoldenCommand(name, ((ClientFrame.Request) frame).command());
    }

    private static JsonNode read(Path file) {
        try {
            return Json.STRICT.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> recorded() {
        return GOLDEN.propertyNames().stream();
    }

    static ContentDigest digests(String claimKey) {
        return new ContentDigest(new SecretProperties(new Secret(claimKey), new Secret("token key")));
    }

    /// One of `target`, `event`, `digest`.
    String recorded(String what) {
        return GOLDEN.path(name).path(what).asString("nothing is recorded");
    }

    @Override
    public String toString() {
        return name;
    }
}
