package io.parley.edge.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.parley.edge.settings.AuthProperties;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// What makes an access token valid: ES256 by a key of the command side, issuer, audience and time.
@Configuration(proxyBeanMethods = false)
public class TokenDecoding {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final int KEYS_TIMEOUT_MILLIS = 2_000;
    private static final int KEYS_BYTES_MAX = 50 * 1024;
    private static final long KEYS_AGAIN_MILLIS = 3_000;

    /// Fetches the keys from the command side. While the command side is away, only new keys are unknown. A
    /// JVM with a command side uses that service's decoder instead.
    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder remoteKeysJwtDecoder(AuthProperties settings) throws MalformedURLException {
        var url = Objects.requireNonNull(settings.jwksUrl(), "parley.auth.jwks-url is not set");
        var retriever = new DefaultResourceRetriever(KEYS_TIMEOUT_MILLIS, KEYS_TIMEOUT_MILLIS, KEYS_BYTES_MAX);
        return decoder(
                JWKSourceBuilder.<SecurityContext>create(url.toURL(), retriever)
                        .rateLimited(KEYS_AGAIN_MILLIS)
                        .outageTolerantForever()
                        .build(),
                settings);
    }

    public static JwtDecoder decoder(JWKSource<SecurityContext> keys, AuthProperties settings) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<>(JwtClaimNames.EXP, Objects::nonNull),
                new JwtClaimValidator<>(JwtClaimNames.ISS, settings.issuer()::equals),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(settings.audience())))));
        return decoder;
    }
}
