package io.parley.connector;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.readmodel.ReadModelConfiguration;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// All that the connector is, to be imported by a process of its own or by one that runs all services.
@Configuration(proxyBeanMethods = false)
@Import({
    Attendance.class,
    Budgets.class,
    ClientAddress.class,
    CommandEndpoint.class,
    Commands.class,
    Deliveries.class,
    EndedSessions.class,
    GroupWatchers.class,
    Handshake.class,
    Heads.class,
    Presences.class,
    ReadModelConfiguration.class,
    Redis.class,
    Relations.class,
    Signals.class,
    SocketHandler.class,
    Sockets.class,
    Tokens.class,
    Typings.class,
    Watch.class,
    Watchers.class
})
@EnableConfigurationProperties({ConnectorSettings.class, WebSettings.class, AuthSettings.class})
public class ConnectorConfiguration {

    @Bean
    SecurityFilterChain connectorSecurity(HttpSecurity http, WebSettings web) {
        AuthenticationEntryPoint noToken = (_, response, e) -> {
            if (e instanceof AuthenticationServiceException) {
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "failed").send(response);
            } else {
                Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated").send(response);
            }
        };
        return http.securityMatcher("/api/commands", "/ws")
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/ws").permitAll().anyRequest().authenticated())
                .addFilterAfter(new Door(web), HeaderWriterFilter.class)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(noToken)
                        .withObjectPostProcessor(answering(noToken)))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(noToken))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // no cookie is read here
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /// What is observed of a request's way through the filters stays with it, and Jetty keeps the request that became
    /// a socket for as long as that is open.
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings connectorSecurityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// Keys out of reach are a fault that is answered too; by default it would fly on and show as 500.
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(AuthenticationEntryPoint entryPoint) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                var failed = new AuthenticationEntryPointFailureHandler(entryPoint);
                failed.setRethrowAuthenticationServiceException(false);
                filter.setAuthenticationFailureHandler(failed);
                return filter;
            }
        };
    }

    @Bean
    WebSocketHttpRequestHandler connectorSocketRequests(SocketHandler handler, Handshake handshake) {
        var requests = new WebSocketHttpRequestHandler(handler, new DefaultHandshakeHandler(new Handshake.Upgrade()));
        requests.setHandshakeInterceptors(List.of(handshake));
        return requests;
    }

    @Bean
    SimpleUrlHandlerMapping connectorSocketMapping(WebSocketHttpRequestHandler connectorSocketRequests) {
        return new SimpleUrlHandlerMapping(Map.of("/ws", connectorSocketRequests), 1);
    }

    /// By default Lettuce waits for up to 30 s between its tries, and sessions that end would be heard of that late.
    @Bean
    ClientResourcesBuilderCustomizer connectorRedisReconnect() {
        return resources -> resources.reconnectDelay(
                Delay.exponential(Duration.ofMillis(10), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS));
    }

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder connectorJwtDecoder(AuthSettings auth) throws MalformedURLException {
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        auth.jwksUrl().toURL(), new DefaultResourceRetriever(2_000, 2_000, 50 * 1024))
                .rateLimited(3_000)
                .outageTolerantForever()
                .build();
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(Duration.ofSeconds(5)),
                new JwtIssuerValidator(auth.issuer()),
                new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(auth.audience()))));
        return decoder;
    }

    /// Where this JVM has no command side.
    @Bean
    @Lazy
    @Fallback
    CommandSide httpCommandSide(
            @Value("${parley.command.url:http://127.0.0.1:8081}") URI url, ConnectorSettings settings) {
        return new HttpCommandSide(url, settings.commandWithin());
    }

    @Bean
    Gauges connectorGauges(Sockets sockets, MeterRegistry meters) {
        meters.gauge("parley.connector.sockets", sockets, s -> s.all().size());
        meters.gauge(
                "parley.connector.queued",
                sockets,
                s -> s.all().stream().mapToInt(Socket::queued).sum());
        return new Gauges();
    }

    /// Stands for the gauges that are registered.
    record Gauges() {}
}
