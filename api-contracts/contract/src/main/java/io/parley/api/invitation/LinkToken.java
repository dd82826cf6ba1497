package io.parley.api.invitation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parley.api.Secret;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/// Proves that a person was given an invite link: the first 128 bits of HMAC-SHA-256 of the link's id,
/// under the installation's claim key, in base64url. So no event has it, and whoever has the key can
/// compute it again.
public final class LinkToken {
    private static final int BYTES = 16;

    private LinkToken() {}

    public static Secret of(LinkId link, Secret claimKey) {
        var digest = claimKey.hmac("group-link/" + link);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
    }

    /// Compares in constant time.
    public static boolean isOf(LinkId link, Secret token, Secret claimKey) {
        return MessageDigest.isEqual(
                of(link, claimKey).reveal().getBytes(UTF_8), token.reveal().getBytes(UTF_8));
    }
}
