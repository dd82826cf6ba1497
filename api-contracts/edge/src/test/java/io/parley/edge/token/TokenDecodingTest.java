package io.parley.edge.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.parley.api.Secret;
import io.parley.edge.settings.AuthProperties;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenDecodingTest {
    private static final ECKey KEY = key();
    private static final AuthProperties SETTINGS = new AuthProperties("parley", "parley", null);
    private final Instant now = Instant.now();
    private final Instant later = now.plusSeconds(900);

    private final TokenVerifier tokens =
            new TokenVerifier(TokenDecoding.decoder(new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK())), SETTINGS));

    @Test
    void aTokenIsGoodUntilItExpires() {
        assertThat(verifies(claims(later))).isTrue();
        assertThat(verifies(claims(now.minusSeconds(60)))).isFalse();
        assertThat(verifies(claims(Instant.EPOCH))).isFalse();
        assertThat(verifies(claims(Instant.ofEpochSecond(-1)))).isFalse();
    }

    @Test
    void aTokenThatNeverExpiresIsRefused() {
        assertThat(verifies(claims(null))).isFalse();
        assertThat(verifies(claims(null).issueTime(Date.from(now)).notBeforeTime(Date.from(now))))
                .isFalse();
        assertThat(verifies(claims(null).claim("exp", "never"))).isFalse();
        assertThat(verifies(claims(null).claim("exp", ""))).isFalse();
    }

    @Test
    void aTokenOfOthersOrForOthersIsRefused() {
        assertThat(verifies(claims(later).issuer("other"))).isFalse();
        assertThat(verifies(claims(later).audience("other"))).isFalse();
        assertThat(verifies(claims(later).subject(null))).isFalse();
        assertThat(verifies(claims(later).claim("sid", null))).isFalse();
    }

    private static JWTClaimsSet.Builder claims(@Nullable Instant expires) {
        return new JWTClaimsSet.Builder()
                .issuer("parley")
                .audience("parley")
                .subject(UUID.randomUUID().toString())
                .claim("sid", UUID.randomUUID().toString())
                .expirationTime(expires == null ? null : Date.from(expires));
    }

    private boolean verifies(JWTClaimsSet.Builder claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(KEY.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims.build());
            token.sign(new ECDSASigner(KEY));
            return tokens.verify(new Secret(token.serialize())).isPresent();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
