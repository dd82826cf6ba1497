package io.parley.edge.address;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads IP addresses from text, and never asks a name server. An IPv4-mapped IPv6 address is the
/// IPv4 address. An IPv4 address has four decimal parts without leading zeros, because programs read
/// other forms differently.
public final class IpAddress {
    private static final String PART = "(?:0|[1-9]\\d{0,2})";
    private static final Pattern FOUR = Pattern.compile(PART + "(?:\\." + PART + "){3}");
    private static final Pattern SIX = Pattern.compile("([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)(?:%.*)?");

    /// The address of a node (RFC 7239, section 6), with or without a port. The port may be obfuscated.
    private static final Pattern NODE =
            Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]+))(?::(?:\\d{0,5}|_[A-Za-z0-9._-]+))?");

    private IpAddress() {}

    /// Reads `203.0.113.7`, `2001:db8::1` or `[2001:db8::1]`. Ignores a zone, as in `fe80::1%eth0`.
    public static Optional<InetAddress> of(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            return six(text.substring(1, text.length() - 1));
        }
        return four(text).or(() -> six(text));
    }

    /// Like `of`, and reads `203.0.113.7:4711`, `[2001:db8::1]:443` and `[2001:db8::1]:_port` too.
    static Optional<InetAddress> ofNode(String text) {
        var node = NODE.matcher(text);
        if (!node.matches()) {
            return six(text);
        }
        return node.group(1) == null ? four(node.group(2)) : six(node.group(1));
    }

    /// The name of a node without its port, as far as the port can be told.
    static String nameOf(String text) {
        var node = NODE.matcher(text);
        return node.matches() && node.group(2) != null ? node.group(2) : text;
    }

    private static Optional<InetAddress> four(String text) {
        return FOUR.matcher(text).matches() ? literal(text) : Optional.empty();
    }

    private static Optional<InetAddress> six(String text) {
        var parts = SIX.matcher(text);
        return parts.matches() ? literal(parts.group(1)) : Optional.empty();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
