package io.parley.edge.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Where a client comes from, as limits count it. An IPv4 address counts alone. An IPv6 address counts by its
/// first 64 bits, because one customer has all of them, and by its first 48, because a customer may have that
/// many (RFC 6177). Whoever counts takes from each level.
///
/// @param levels the narrowest first
public record Network(List<Level> levels) {
    /// How many times a limit the wide level has.
    static final int WIDE = 16;

    /// The prefix that stands before an IPv4 address where a network of IPv6 reaches it (RFC 6052).
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    /// @param name the key of its counter
    /// @param share how many times a limit it has
    public record Level(String name, int share) {}

    static Network of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return new Network(List.of(new Level(address.getHostAddress(), 1)));
        }
        var bits = address.getAddress();
        if (Arrays.equals(Arrays.copyOf(bits, NAT64.length), NAT64)) {
            var four = Arrays.copyOfRange(bits, NAT64.length, bits.length);
            return new Network(List.of(new Level(dotted(four), 1)));
        }
        return new Network(List.of(new Level(prefix(bits, 64), 1), new Level(prefix(bits, 48), WIDE)));
    }

    /// The network of a client about whom a trusted proxy said something that is no address. It counts apart
    /// from all clients that are known, and all such clients of one proxy count together on the wide level.
    static Network unreadable(String said, InetAddress proxy) {
        var behind = "behind " + proxy.getHostAddress();
        return new Network(List.of(
                new Level(Integer.toHexString(said.hashCode()) + " " + behind, 1),
                new Level("unreadable " + behind, WIDE)));
    }

    /// The network as one person there uses it: counted apart from everybody else.
    public Network usedBy(String who) {
        return new Network(levels.stream()
                .map(level -> new Level(who + ":" + level.name, level.share))
                .toList());
    }

    /// The name of the narrowest level.
    @Override
    public String toString() {
        return levels.getFirst().name;
    }

    private static String prefix(byte[] bits, int length) {
        return HexFormat.of().formatHex(bits, 0, length / 8) + "::/" + length;
    }

    private static String dotted(byte[] four) {
        return (four[0] & 0xFF) + "." + (four[1] & 0xFF) + "." + (four[2] & 0xFF) + "." + (four[3] & 0xFF);
    }
}
