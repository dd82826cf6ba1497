package io.parley.edge;

import io.parley.edge.origin.OriginFilter;
import io.parley.edge.problem.Problem;
import io.parley.edge.problem.ProblemFilter;
import io.parley.edge.session.EndedSessionFilter;
import io.parley.edge.session.EndedSessions;
import io.parley.edge.settings.WebProperties;
import io.parley.edge.token.AccessTokenAuthentication;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.stereotype.Component;

/// The filter chains of all services, by who comes: each service says for which paths. Who asks is the `Actor` of the
/// access token, never something that the request says beside it.
@Component
public final class EdgeSecurity {
    private final WebProperties web;
    private final JwtDecoder tokens;
    private final EndedSessions ended;

    EdgeSecurity(WebProperties web, JwtDecoder tokens, EndedSessions ended) {
        this.web = web;
        this.tokens = tokens;
        this.ended = ended;
    }

    /// Who may authorize what, in Spring Security's words.
    public interface Rules
            extends Customizer<
                    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {}

    /// Pages of ours and scripts of anyone, whose session goes on.
    public SecurityFilterChain forPeople(HttpSecurity http, Rules rules) {
        return common(http, rules)
                .addFilterAfter(new OriginFilter(web), HeaderWriterFilter.class)
                .addFilterBefore(new EndedSessionFilter(ended), AuthorizationFilter.class)
                .build();
    }

    /// As people, but anyone may open one: a socket says later whom it speaks for, and is told by its own means that a
    /// session has ended.
    public SecurityFilterChain forSockets(HttpSecurity http) {
        return common(http, requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new OriginFilter(web), HeaderWriterFilter.class)
                .build();
    }

    /// Other services, which know us by another name than browsers do. They have looked whether the session goes on.
    public SecurityFilterChain forServices(HttpSecurity http, Rules rules) {
        return common(http, rules).build();
    }

    /// Without CSRF tokens: no access token comes in a cookie, and where a cookie counts the origin is checked.
    private HttpSecurity common(HttpSecurity http, Rules rules) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated())
                        .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(AccessTokenAuthentication::of)))
                .addFilterBefore(new ProblemFilter(), DisableEncodeUrlFilter.class);
    }

    private static AuthenticationEntryPoint unauthenticated() {
        var challenge = new BearerTokenAuthenticationEntryPoint();
        return (request, response, e) -> {
            challenge.commence(request, response, e);
            Problem.unauthenticated().send(response);
        };
    }
}
