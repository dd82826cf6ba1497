package io.parley.edge.origin;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A web origin (RFC 6454) in one spelling, so that equal origins are equal records: in lower case, an
/// internationalized name in its ASCII form, without the scheme's default port, a path of `/` or the dot at
/// the end of a full name.
///
/// @param scheme `http` or `https`
/// @param host a name or an IP address, IPv6 in brackets
/// @param port the scheme's own if the text named none; 0 while a free one is still to be found
public record Origin(String scheme, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.]+]|[^\\[\\]/?#@\\\\:;,%<>'\"\\s]+)(?::(\\d{1,5}))?/?");

    /// Letters that browsers keep and `IDN` replaces: IDNA2008 and IDNA2003 differ in them.
    private static final Pattern DIFFERENT = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

    /// Reads `https://chat.example.org` in any spelling. Throws `IllegalArgumentException` if it is no origin.
    public static Origin of(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw wrong(text);
        }
        var scheme = parts.group(1).toLowerCase(Locale.ROOT);
        var port = parts.group(3) == null ? defaultPort(scheme) : Integer.parseInt(parts.group(3));
        if (port > 65_535) {
            throw wrong(text);
        }
        return new Origin(scheme, host(parts.group(2), text), port);
    }

    /// Empty if the text is no origin.
    public static Optional<Origin> read(String text) {
        try {
            return Optional.of(of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Whether a request with this `Host` header is for the origin. The header may name the port or leave the
    /// default one out.
    public boolean isNamedBy(String hostHeader) {
        return !hostHeader.endsWith("/")
                && read(scheme + "://" + hostHeader).filter(this::equals).isPresent();
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /// Host and port, as browsers write them into `Host`.
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /// As browsers write it into `Origin`.
    @Override
    public String toString() {
        return scheme + "://" + authority();
    }

    private static String host(String host, String text) {
        if (host.startsWith("[")) {
            return "[" + literal(host.substring(1, host.length() - 1), text) + "]";
        }
        if (DIFFERENT.matcher(host).find()) {
            throw new IllegalArgumentException("'" + text + "': write this name in its ASCII form, xn--...");
        }
        var ascii = ascii(host, text).toLowerCase(Locale.ROOT);
        var name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (name.isEmpty() || name.startsWith(".") || name.contains("..")) {
            throw wrong(text);
        }
        return name;
    }

    private static String ascii(String host, String text) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
    }

    private static String literal(String address, String text) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' is not an origin like https://chat.example.org");
    }
}
