package io.parley.command.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.parley.api.Command;
import io.parley.api.Json;
import io.parley.command.SecretProperties;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a command asks for, in a few characters, which tell it only from what else was asked for: so that a client id
/// stands for one content. Keyed, since a plain digest of "ok" can be guessed.
///
/// It is `1:` and, in base64url, the first 128 bits of HMAC-SHA-256 of the content's JSON: properties by name (`type`
/// before all), what is absent left out, lists as sent, secrets revealed, without the client id. Its key is derived
/// from the claim key with HKDF-SHA-256 (RFC 5869). A change of any of this is another version.
@Component
public final class ContentDigest {
    static final String VERSION = "1:";

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] USE = "parley command content 1".getBytes(UTF_8);
    private static final int BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private static final JsonMapper CANONICAL = Json.PERMISSIVE
            .rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .addMixIn(Command.class, WithoutClientId.class)
            .addModule(Json.revealingSecrets())
            .build();

    private final Mac keyed;

    public ContentDigest(SecretProperties secrets) {
        try {
            var claimKey = secrets.claimKey().reveal().getBytes(UTF_8);
            var use = HKDFParameterSpec.ofExtract().addIKM(claimKey).thenExpand(USE, 32);
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(KDF.getInstance("HKDF-SHA256").deriveKey(ALGORITHM, use));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param content a command, or what else is asked for, as a record
    public String of(Object content) {
        try {
            var mac = (Mac) keyed.clone();
            var digest = mac.doFinal(json(content));
            return VERSION + TEXT.encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] json(Object content) {
        return CANONICAL.writeValueAsBytes(content);
    }

    @JsonIgnoreProperties("clientId")
    private interface WithoutClientId {}
}
