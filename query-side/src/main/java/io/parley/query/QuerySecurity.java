package io.parley.query;

import io.parley.edge.EdgeSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/// Who may ask: everybody with an access token whose session hasn't ended. Anyone may preview an invite link.
/// Controllers receive the asker as an `Actor`.
@Configuration(proxyBeanMethods = false)
class QuerySecurity {
    /// Controllers may receive no `Actor` here. A token that the client sends is checked all the same.
    private static final String FOR_ALL = "/api/groups/preview";

    static final String[] PATHS = {
        "/api/me",
        "/api/people",
        "/api/people/search",
        "/api/friendships",
        "/api/conversations",
        "/api/conversations/*",
        "/api/conversations/*/timeline",
        "/api/conversations/*/members",
        "/api/conversations/*/messages/*/readers",
        "/api/conversations/*/requests",
        "/api/conversations/*/links",
        "/api/groups/invitations",
        FOR_ALL,
        "/api/inbox",
        "/api/snapshot"
    };

    @Bean
    SecurityFilterChain querySecurityChain(HttpSecurity http, EdgeSecurity edge) {
        return edge.forPeople(
                http.securityMatcher(PATHS),
                requests -> requests.requestMatchers(FOR_ALL)
                        .permitAll()
                        .anyRequest()
                        .authenticated());
    }
}
