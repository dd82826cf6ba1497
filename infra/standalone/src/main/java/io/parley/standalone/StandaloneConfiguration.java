package io.parley.standalone;

import io.parley.command.CommandSideConfiguration;
import io.parley.command.relay.Relay;
import io.parley.connector.ConnectorConfiguration;
import io.parley.projection.ProjectionsConfiguration;
import io.parley.projection.log.LogTail;
import io.parley.query.QuerySideConfiguration;
import io.parley.standalone.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The four services in one context, and what a person's browser needs beside them.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    // first: it verifies access tokens by the key that it signs them with, the others would ask for it over HTTP
    CommandSideConfiguration.class,
    ProjectionsConfiguration.class,
    QuerySideConfiguration.class,
    ConnectorConfiguration.class,
    LocalCommandSide.class,
    LocalDeliveries.class,
    WebConfiguration.class,
    ReadyLine.class
})
class StandaloneConfiguration {
    /// The inbox takes events from the relay of this JVM where that leads.
    @Bean
    LogTail logTail(Relay relay) {
        return relay::after;
    }
}
