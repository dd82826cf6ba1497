package io.parley.standalone;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.parley.api.Json;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.ValueConstants;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/// openapi.yaml lists the routes that the controllers have, with their parameters and the fields of their bodies.
@Tag("integration")
class OpenApiRoutesTest {
    private static final JavaClasses PARLEY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.parley");
    private static final JsonNode PATHS = document("openapi.yaml").get("paths");
    private static final JsonNode SCHEMAS = document("schemas.yaml").get("$defs");

    /// The bodies that only one service has a type for, by their schemas.
    private static final Map<String, String> BODIES = Map.of(
            "Registration", "io.parley.command.account.RegistrationForm",
            "Registered", "io.parley.command.account.RegistrationController$Made",
            "RegistrationState", "io.parley.command.account.RegistrationController$State",
            "LogIn", "io.parley.command.session.LogIn$Form",
            "PasswordChange", "io.parley.command.session.PasswordChange$Form",
            "SessionTokens", "io.parley.command.session.SessionController$Opened",
            "PeopleQuery", "io.parley.query.account.FindPeople$Query",
            "PersonSearch", "io.parley.query.account.SearchPerson$Query",
            "PersonFound", "io.parley.query.account.SearchPerson$Found",
            "LinkQuery", "io.parley.query.invitation.PreviewLink$Query");

    @Test
    void theRoutesAreThoseOfTheControllers() {
        var listed = new TreeSet<String>();
        PATHS.forEachEntry((path, item) -> item.propertyNames().forEach(method -> listed.add(method + " " + path)));
        // a socket is no controller's
        assertThat(listed.remove("get /ws")).isTrue();
        assertThat(listed).isEqualTo(new TreeSet<>(routes().keySet()));
    }

    @Test
    void theParametersAreThoseOfTheControllers() {
        routes().forEach((route, method) -> {
            var space = route.indexOf(' ');
            var operation = PATHS.get(route.substring(space + 1)).get(route.substring(0, space));
            var listed = operation
                    .path("parameters")
                    .valueStream()
                    .map(p -> p.get("in").asString() + " " + p.get("name").asString() + " "
                            + p.path("required").asBoolean(false))
                    .collect(toCollection(TreeSet::new));
            assertThat(listed).as(route).isEqualTo(parameters(method));
        });
    }

    @Test
    void bodiesHaveTheFieldsOfTheirSchemas() {
        BODIES.forEach(
                (schema, type) -> assertThat(fields(PARLEY.get(type))).as(type).isEqualTo(properties(schema)));
        assertThat(PARLEY.stream()
                        .filter(type -> type.isRecord() && type.getFullName().contains("Problem")))
                .hasSize(1)
                .allSatisfy(type -> assertThat(properties("Problem")).containsAll(fields(type)));
    }

    private static Set<String> fields(JavaClass record) {
        return Stream.of(record.reflect().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet());
    }

    private static Set<String> properties(String schema) {
        return Set.copyOf(SCHEMAS.get(schema).get("properties").propertyNames());
    }

    private static Map<String, Method> routes() {
        return PARLEY.stream()
                .filter(type ->
                        type.isMetaAnnotatedWith(RestController.class) || type.isAnnotatedWith(RestController.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                        .flatMap(method -> routes(type, method).map(route -> Map.entry(route, method))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    private static Stream<String> routes(Class<?> type, Method method) {
        var mapping = requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class));
        var above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        return Arrays.stream(mapping.method())
                .flatMap(verb -> paths(above)
                        .flatMap(prefix -> paths(mapping)
                                .map(path -> verb.name().toLowerCase(Locale.ROOT) + " " + prefix + path)));
    }

    private static Stream<String> paths(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
    }

    private static Set<String> parameters(Method method) {
        var found = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            var query = parameter.getAnnotation(RequestParam.class);
            if (query != null) {
                var optional = !query.required() || !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                found.add("query " + parameter.getName() + " " + !optional);
            }
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                found.add("path " + parameter.getName() + " true");
            }
        }
        return found;
    }

    private static JsonNode document(String name) {
        try (var in = OpenApiRoutesTest.class.getResourceAsStream("/" + name)) {
            return Json.STRICT.valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
