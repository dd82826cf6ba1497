package io.parley.edge.settings;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the port of health and metrics is reached.
///
/// @param hosts names under which it is asked, like `parley.monitoring.example`, beside IP
///     addresses and `localhost`
@ConfigurationProperties("parley.management")
public record ManagementProperties(@DefaultValue({}) Set<String> hosts) {
    public ManagementProperties {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
