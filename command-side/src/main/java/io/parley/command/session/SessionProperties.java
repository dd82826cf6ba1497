package io.parley.command.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long tokens and sessions live, and how often somebody may log in.
///
/// @param accessToken how long an access token is valid
/// @param session how long a session lives after its last use
/// @param grace how long after its use a refresh token still gets a valid successor: an answer may be lost, two tabs
///     may ask at once
/// @param perAddress log-ins a minute from one IPv4 address or IPv6 /64; 16 times as many from an IPv6 /48
/// @param failures log-ins that may fail for one name from one address, at once and again in each minute. Those that
///     were judged at the same time are all counted
@ConfigurationProperties("parley.auth")
record SessionProperties(
        @DefaultValue("15m") Duration accessToken,
        @DefaultValue("30d") Duration session,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("60") int perAddress,
        @DefaultValue("5") int failures) {

    /// How long an ended session is remembered: until its last access token has expired.
    Duration endedKept() {
        return accessToken.plusMinutes(1);
    }
}
