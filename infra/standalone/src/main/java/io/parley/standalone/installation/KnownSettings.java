package io.parley.standalone.installation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// All `parley.*` settings that there are, read from the records that they are bound to. A misspelt setting would
/// else be a default that nobody wanted.
public final class KnownSettings {
    private static final Logger LOG = LoggerFactory.getLogger(KnownSettings.class);

    /// By letters alone: Spring too takes `PARLEY_KAFKA_BOOTSTRAPSERVERS` for `parley.kafka.bootstrap-servers`.
    private final Map<String, String> known = new TreeMap<>();

    /// Settings under which anything may stand: a client's own.
    private final List<String> open = new ArrayList<>();

    public KnownSettings() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("io.parley").forEach(found -> {
            var type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            add(type.getAnnotation(ConfigurationProperties.class).value(), type);
        });
    }

    private void add(String prefix, Class<?> type) {
        for (var component : type.getRecordComponents()) {
            var name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                add(name, component.getType());
            } else if (component.getType().equals(Map.class)) {
                open.add(letters(name));
            } else {
                known.put(letters(name), name);
            }
        }
    }

    /// Refuses a setting that looks like one of ours and isn't. In the environment there may be others' variables:
    /// there it is only told.
    public void check(ConfigurableEnvironment environment) {
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> given) {
                Stream.of(given.getPropertyNames())
                        .filter(name -> name.toLowerCase(Locale.ROOT).matches("parley[._].+"))
                        .filter(name -> !isKnown(letters(name)))
                        .forEach(name -> unknown(name, source instanceof SystemEnvironmentPropertySource));
            }
        }
    }

    private void unknown(String name, boolean isVariable) {
        var line = "there is no setting " + name + "; did you mean " + nearest(letters(name))
                + "? All are listed in README.md";
        if (!isVariable) {
            throw new CannotStart(line);
        }
        LOG.warn(line);
    }

    private boolean isKnown(String letters) {
        return known.containsKey(letters) || open.stream().anyMatch(letters::startsWith);
    }

    /// Of `parley.web.origins[0]` or `PARLEY_WEB_ORIGINS_0`: parleyweborigins.
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("(\\[\\d+]|[._]\\d+)$", "")
                .replaceAll("[^a-z0-9]", "");
    }

    private String nearest(String letters) {
        return known.entrySet().stream()
                .min(Comparator.comparingInt(entry -> distance(entry.getKey(), letters)))
                .orElseThrow()
                .getValue();
    }

    /// Levenshtein's.
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            var diagonal = i - 1;
            for (var j = 0; j <= other.length(); j++) {
                var above = row[j];
                row[j] = i == 0
                        ? j
                        : j == 0
                                ? i
                                : Math.min(
                                        Math.min(above, row[j - 1]) + 1,
                                        diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
