package io.parley.edge.problem;

import java.util.Map;

/// What every answer tells browsers, unless a path has its own: run nothing, guess no types, tell nobody where
/// one came from.
public final class SecurityHeaders {
    public static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    public static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy", NOTHING,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin");

    private SecurityHeaders() {}
}
