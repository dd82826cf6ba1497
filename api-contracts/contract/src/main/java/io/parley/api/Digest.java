package io.parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids that are a function of what they name: the first 128 bits of a digest, as a UUID (RFC 9562).
public final class Digest {
    private Digest() {}

    public static UUID ofPair(String kind, AccountId one, AccountId other) {
        var ordered = one.toString().compareTo(other.toString()) <= 0;
        return uuid(kind, (ordered ? one : other).toString(), (ordered ? other : one).toString());
    }

    /// A version 8 UUID (section 5.8), from SHA-256.
    public static UUID uuid(String... parts) {
        return uuid("SHA-256", 8, parts);
    }

    /// A version 5 UUID (section 5.5), from SHA-1.
    public static UUID named(String... parts) {
        return uuid("SHA-1", 5, parts);
    }

    private static UUID uuid(String algorithm, long version, String... parts) {
        try {
            var sha = MessageDigest.getInstance(algorithm);
            for (var part : parts) {
                sha.update(part.getBytes(UTF_8));
                sha.update((byte) 0);
            }
            var bytes = ByteBuffer.wrap(sha.digest());
            var high = (bytes.getLong() & ~0xF000L) | version << 12;
            var low = (bytes.getLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
