package io.parley.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/// Signs access tokens as the command side does, and publishes the key.
public final class TestTokens {
    static final ECKey KEY = newKey();
    private static final HttpServer KEYS = showKey();

    private TestTokens() {}

    static String jwksUrl() {
        return "http://127.0.0.1:" + KEYS.getAddress().getPort() + "/keys";
    }

    public static String of(AccountId account) {
        return of(account, SessionId.random());
    }

    static String of(AccountId account, SessionId session) {
        return signed(KEY, account, session, UnaryOperator.identity());
    }

    static String signed(
            ECKey key, AccountId account, SessionId session, UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        var now = Instant.now();
        var claims = otherwise.apply(new JWTClaimsSet.Builder()
                .issuer("parley")
                .audience("parley")
                .subject(account.toString())
                .claim("sid", session.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(900))));
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID());
            var token = new SignedJWT(header.build(), claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer showKey() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var json = new JWKSet(KEY.toPublicJWK()).toString().getBytes(UTF_8);
            server.createContext("/keys", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, json.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(json);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
