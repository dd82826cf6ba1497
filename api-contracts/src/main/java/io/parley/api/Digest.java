package io.parley.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids that are a function of what they name. SHA-256, of which the first 128 bits are kept as a version 8 UUID
/// (RFC 9562, section 5.8).
final class Digest {
    private Digest() {}

    static UUID ofPair(String kind, AccountId one, AccountId other) {
        var ordered = one.toString().compareTo(other.toString()) <= 0;
        return uuid(kind, (ordered ? one : other).toString(), (ordered ? other : one).toString());
    }

    static UUID uuid(String... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha.update(part.getBytes(UTF_8));
                sha.update((byte) 0);
            }
            var bytes = ByteBuffer.wrap(sha.digest());
            var high = (bytes.getLong() & ~0xF000L) | 0x8000L;
            var low = (bytes.getLong() & ~0xC000_0000_0000_0000L) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
