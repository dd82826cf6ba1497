package io.parley.command.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.parley.api.AccountId;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import io.parley.command.SecretProperties;
import io.parley.command.WrongSetting;
import io.parley.edge.settings.AuthProperties;
import io.parley.edge.token.TokenDecoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/// Access tokens: JWT (RFC 7519) signed with ES256, issued here alone; others verify them with `publicKeys`.
final class AccessTokens {
    private final ECKey key;
    private final AuthProperties settings;
    private final Duration life;
    private final JwtEncoder encoder;

    AccessTokens(Secret key, AuthProperties settings, Duration life) {
        this.key = parse(key);
        this.settings = settings;
        this.life = life;
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(this.key)));
    }

    Secret issue(AccountId account, SessionId session) {
        var now = Clock.systemUTC().instant();
        var claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(settings.audience()))
                .subject(account.toString())
                .claim("sid", session.toString())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.ES256).build();
        return new Secret(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
    }

    /// A JWK set (RFC 7517) as JSON.
    String publicKeys() {
        return new JWKSet(key).toString(true);
    }

    JwtDecoder decoder() {
        return TokenDecoding.decoder(new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())), settings);
    }

    private static ECKey parse(Secret given) {
        try {
            var text = given.reveal().strip();
            var key = ECKey.parse(text.startsWith("{") ? text : Files.readString(Path.of(text)));
            if (!key.isPrivate() || !key.getCurve().equals(Curve.P_256)) {
                throw new WrongSetting("parley.secrets.token-key is not a private key on the curve P-256");
            }
            return key.getKeyID() != null
                    ? key
                    : new ECKey.Builder(key).keyIDFromThumbprint().build();
        } catch (IOException e) {
            throw new WrongSetting("parley.secrets.token-key is neither a JWK nor a file that can be read");
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw new WrongSetting("parley.secrets.token-key is not an EC key as JWK");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({SessionProperties.class, SecretProperties.class})
    static class Beans {
        @Bean
        AccessTokens accessTokens(SecretProperties secrets, AuthProperties settings, SessionProperties sessions) {
            return new AccessTokens(secrets.tokenKey(), settings, sessions.accessToken());
        }

        /// The same tokens are verified by all services: in one JVM, one decoder will do.
        @Bean
        @ConditionalOnMissingBean(JwtDecoder.class)
        JwtDecoder commandSideJwtDecoder(AccessTokens tokens) {
            return tokens.decoder();
        }
    }
}
