package io.parley.connector.command;

import io.parley.connector.settings.ConnectorSettings;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /// The client for a JVM without a command side.
    @Bean
    @Lazy
    @Fallback
    CommandClient httpCommandClient(
            @Value("${parley.command.url:http://127.0.0.1:8081}") URI url, ConnectorSettings settings) {
        return new HttpCommandClient(url, settings.commandWithin());
    }
}
