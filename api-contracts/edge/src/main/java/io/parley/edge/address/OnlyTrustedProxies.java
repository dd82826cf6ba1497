package io.parley.edge.address;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Keeps Jetty from reading forwarding headers itself. Spring Boot has it do so on cloud platforms like
/// Kubernetes, and Jetty believes them from everybody. Without an order, so it comes after Boot's.
@Component
final class OnlyTrustedProxies implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {
    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.setUseForwardHeaders(false);
    }
}
