package io.parley.edge;

import io.parley.edge.origin.OriginFilter;
import io.parley.edge.origin.SecureOrigins;
import io.parley.edge.problem.Problem;
import io.parley.edge.problem.SecurityHeaders;
import io.parley.edge.session.EndedSessionFilter;
import io.parley.edge.session.EndedSessions;
import io.parley.edge.settings.WebProperties;
import io.parley.edge.token.AccessTokenAuthentication;
import org.springframework.context.annotation.Bean;
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
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/// Builds the filter chains of all services, one kind for each sort of caller. A service says which paths a
/// chain covers. The actor comes from the access token alone, and never from anything else in the request.
@Component
public final class EdgeSecurity {
    private final WebProperties web;
    private final JwtDecoder tokens;
    private final EndedSessions ended;
    private final SecureOrigins secure;

    EdgeSecurity(WebProperties web, JwtDecoder tokens, EndedSessions ended, SecureOrigins secure) {
        this.web = web;
        this.tokens = tokens;
        this.ended = ended;
        this.secure = secure;
    }

    /// Lets every method through to the controllers, which answer 405 with those that the path has.
    @Bean
    static HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /// Authorization rules in Spring Security's terms.
    public interface Rules
            extends Customizer<
                    AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> {}

    /// For our own pages and anybody's scripts: checks the origin, and refuses ended sessions.
    public SecurityFilterChain forPeople(HttpSecurity http, Rules rules) {
        return common(http, rules)
                .addFilterAfter(new OriginFilter(web.origins()), HeaderWriterFilter.class)
                .addFilterBefore(new EndedSessionFilter(ended), AuthorizationFilter.class)
                .build();
    }

    /// Like `forPeople`, but anyone may open a socket. The client authenticates later, and the connector
    /// closes the socket when its session ends.
    public SecurityFilterChain forSockets(HttpSecurity http) {
        return common(http, requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new OriginFilter(web.origins()), HeaderWriterFilter.class)
                .build();
    }

    /// For other services, which use another host name than browsers do. The calling service has checked that
    /// the session goes on.
    public SecurityFilterChain forServices(HttpSecurity http, Rules rules) {
        return common(http, rules).build();
    }

    /// Without CSRF tokens: no access token comes in a cookie, and requests with a cookie have
    /// their origin checked.
    private HttpSecurity common(HttpSecurity http, Rules rules) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(SecurityHeaders.NOTHING))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(secure::contain)
                                .maxAgeInSeconds(SecureOrigins.HSTS_SECONDS)
                                .includeSubDomains(false)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated())
                        .jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(AccessTokenAuthentication::of)));
    }

    private static AuthenticationEntryPoint unauthenticated() {
        var challenge = new BearerTokenAuthenticationEntryPoint();
        return (request, response, e) -> {
            challenge.commence(request, response, e);
            Problem.unauthenticated().send(response);
        };
    }
}
