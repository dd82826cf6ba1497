package io.parley.command.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param open whether anyone may sign up
/// @param perAddress how many may from one IPv4 address or IPv6 /64, at once and again in each `period`. Five times as
///     many may be refused. An IPv6 /48 has 16 times as much of both
@ConfigurationProperties("parley.registration")
record RegistrationProperties(
        @DefaultValue("true") boolean open,
        @DefaultValue("20") int perAddress,
        @DefaultValue("1h") Duration period) {}
