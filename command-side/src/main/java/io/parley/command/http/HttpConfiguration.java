package io.parley.command.http;

import static java.util.Objects.requireNonNull;

import io.parley.api.AccountId;
import io.parley.api.SessionId;
import io.parley.api.wire.Actor;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;

/// Who may call the paths of the command side, and as what `Actor`. Other paths are others' business.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class HttpConfiguration {
    /// Without CSRF tokens: the origin is checked instead, and the cookie is `SameSite=Strict`.
    @Bean
    SecurityFilterChain commandSideSecurity(HttpSecurity http, WebProperties settings, JwtDecoder accessTokens) {
        return http.securityMatcher("/api/accounts/**", "/api/session/**", "/api/sessions/**", "/internal/commands")
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/api/sessions/**", "/internal/commands")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(tokens -> tokens.jwt(
                                jwt -> jwt.decoder(accessTokens).jwtAuthenticationConverter(HttpConfiguration::actor))
                        .authenticationEntryPoint((_, response, _) ->
                                Problems.write(new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated"), response)))
                .addFilterBefore(new ProblemFilter(), DisableEncodeUrlFilter.class)
                .addFilterBefore(new OriginFilter(settings), AuthorizationFilter.class)
                .build();
    }

    private static AbstractAuthenticationToken actor(Jwt token) {
        try {
            var actor = new Actor(
                    AccountId.of(requireNonNull(token.getSubject())),
                    SessionId.of(requireNonNull(token.getClaimAsString("sid"))));
            return new PreAuthenticatedAuthenticationToken(actor, "", List.of());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InvalidBearerTokenException("The token names no account or no session", e);
        }
    }
}
