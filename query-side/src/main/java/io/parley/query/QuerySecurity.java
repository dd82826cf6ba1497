package io.parley.query;

import io.parley.api.AccountId;
import io.parley.api.SessionId;
import io.parley.api.wire.Actor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.web.client.RestTemplate;

/// Who may ask: whoever has an access token of a session that goes on; and anyone what an invite link leads to.
/// Controllers get them as an `Actor`.
@Configuration(proxyBeanMethods = false)
class QuerySecurity {
    /// Controllers may get no `Actor` there. A token that is sent is checked all the same.
    private static final String FOR_ALL = "/api/groups/preview";

    private static final String[] PATHS = {
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
    /// As in the other services that verify tokens.
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    SecurityFilterChain querySecurityChain(HttpSecurity http, JwtDecoder decoder, EndedSessions ended) {
        return http.securityMatcher(PATHS)
                .authorizeHttpRequests(requests -> requests.requestMatchers(FOR_ALL)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated())
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(token -> actor(token, ended))))
                .addFilterBefore(new ProblemFilter(), DisableEncodeUrlFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder queryJwtDecoder(AuthSettings auth) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(KEYS_TIMEOUT);
        requests.setReadTimeout(KEYS_TIMEOUT);
        var url = Objects.requireNonNull(auth.jwksUrl(), "parley.auth.jwks-url is not set");
        var decoder = NimbusJwtDecoder.withJwkSetUri(url)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<>(JwtClaimNames.ISS, auth.issuer()::equals),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(auth.audience())))));
        return decoder;
    }

    private static AbstractAuthenticationToken actor(Jwt token, EndedSessions ended) {
        var actor = actor(token);
        if (ended.contains(actor.session())) {
            throw new SessionEnded();
        }
        return new PreAuthenticatedAuthenticationToken(actor, "", List.of());
    }

    private static Actor actor(Jwt token) {
        var account = token.getSubject();
        var session = token.getClaimAsString("sid");
        if (account == null || session == null) {
            throw new InvalidBearerTokenException("The token names no account or no session");
        }
        try {
            return new Actor(AccountId.of(account), SessionId.of(session));
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("The token names no account or no session", e);
        }
    }

    private static AuthenticationEntryPoint unauthenticated() {
        var challenge = new BearerTokenAuthenticationEntryPoint();
        return (request, response, e) -> {
            challenge.commence(request, response, e);
            var code = e instanceof SessionEnded ? "session-ended" : "unauthenticated";
            Problem.of(HttpStatus.UNAUTHORIZED, code).write(response);
        };
    }

    private static final class SessionEnded extends AuthenticationException {
        private SessionEnded() {
            super("The session has ended");
        }
    }
}
