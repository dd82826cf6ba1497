package io.parley.command.http;

import io.parley.edge.EdgeSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Who may call the paths of the command side. Other paths are others' business.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    private static final String KEYS = "/api/session/keys";

    /// Before the other one, which would take the keys too.
    @Bean
    @Order(0)
    SecurityFilterChain commandSideForServices(HttpSecurity http, EdgeSecurity edge) {
        return edge.forServices(
                http.securityMatcher("/internal/commands", KEYS),
                requests ->
                        requests.requestMatchers(KEYS).permitAll().anyRequest().authenticated());
    }

    @Bean
    SecurityFilterChain commandSideForPeople(HttpSecurity http, EdgeSecurity edge) {
        return edge.forPeople(
                http.securityMatcher("/api/accounts/**", "/api/session/**", "/api/sessions/**"),
                requests -> requests.requestMatchers("/api/sessions/**", "/api/session/password")
                        .authenticated()
                        .anyRequest()
                        .permitAll());
    }
}
