package io.parley.api;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.parley.api.account.LoginName;
import io.parley.api.conversation.Content;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.api.wire.ClientFrame;
import io.parley.api.wire.ServerFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One golden file: a JSON text that is never edited, read by the Java and the TypeScript tests alike. Its name is
/// `<folder>/<what>.<variant>.json`; the variant `bare` leaves out all that may be absent.
record Golden(String name, Path path) {
    private static final Set<Class<?>> NOT_JSON =
            Set.of(Actor.class, LoginName.class, Answer.Refused.class, Answer.Busy.class, Answer.Failed.class);

    private static final List<Class<?>> BODIES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.parley.api").stream()
                    .filter(JavaClass::isRecord)
                    .<Class<?>>map(JavaClass::reflect)
                    .filter(type -> !NOT_JSON.contains(type)
                            && !Event.class.isAssignableFrom(type)
                            && !Command.class.isAssignableFrom(type)
                            && !ClientFrame.class.isAssignableFrom(type)
                            && !ServerFrame.class.isAssignableFrom(type)
                            && !Content.class.isAssignableFrom(type)
                            && !type.getSimpleName().equals("Personal")
                            && !isScalar(type))
                    .toList();

    static List<Golden> all() {
        try {
            var root = Path.of(Golden.class.getResource("/golden").toURI());
            try (var files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(path -> new Golden(
                                root.relativize(path)
                                        .toString()
                                        .replace('\\', '/')
                                        .replaceFirst("\\.json$", ""),
                                path))
                        .sorted((a, b) -> a.name.compareTo(b.name))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Golden named(String name) {
        return all().stream()
                .filter(golden -> golden.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The records that travel as JSON and are no event, command or frame: each has a file of its simple name.
    static List<Class<?>> bodies() {
        return BODIES;
    }

    /// The type that this file is an example of; empty where only another module has one.
    Optional<Class<?>> type() {
        if (name.startsWith("entry.")) {
            return Optional.of(io.parley.api.wire.Entry.class);
        }
        var folder = name.substring(0, name.lastIndexOf('/'));
        return switch (folder) {
            case "events" -> Optional.of(EventTypes.named(what()).orElseThrow());
            case "frames/client" -> Optional.of(ClientFrame.class);
            case "frames/server" -> Optional.of(ServerFrame.class);
            default ->
                bodies().stream()
                        .filter(type -> type.getSimpleName().equals(what()))
                        .findFirst();
        };
    }

    /// `message.sent` of `events/message.sent.1.bare`, `Snapshot` of `views/Snapshot`.
    String what() {
        var file = name.substring(name.lastIndexOf('/') + 1);
        if (name.startsWith("events/")) {
            return file.replaceFirst("\\.[0-9]+(\\.[a-z]+)?$", "");
        }
        return file.replaceFirst("\\..*", "");
    }

    JsonNode json() {
        try {
            return Json.STRICT.readTree(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    static boolean mayBeBare(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .anyMatch(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    static String typeName(Class<?> type) {
        return type.getAnnotation(JsonTypeName.class).value();
    }

    private static boolean isScalar(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
    }
}
