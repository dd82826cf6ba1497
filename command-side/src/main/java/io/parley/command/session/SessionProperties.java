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
/// @param accountFailures log-ins that may fail for one account in an hour before its log-in is braked
/// @param braked the time in which each network has one try then; devices that the account knows are spared
/// @param device how long a device stays known after a log-in
@ConfigurationProperties("parley.auth")
record SessionProperties(
        @DefaultValue("15m") Duration accessToken,
        @DefaultValue("30d") Duration session,
        @DefaultValue("60s") Duration grace,
        @DefaultValue("60") int perAddress,
        @DefaultValue("5") int failures,
        @DefaultValue("100") int accountFailures,
        @DefaultValue("5m") Duration braked,
        @DefaultValue("365d") Duration device) {

    /// How long an ended session is remembered: until its last access token has expired.
    Duration endedKept() {
        return accessToken.plusMinutes(1);
    }
}
