package io.parley.connector.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param socketsPerAddress open at once from one client address
/// @param helloWithin how long a socket may stay without a valid token
/// @param heartbeat between two of them; a socket from which nothing came for 2.5 of it is closed
/// @param outboundFrames and `outboundBytes` that may wait for a slow client
/// @param sendWithin how long one frame may take
/// @param inboundFrames commands of one socket that may wait for their turn
/// @param framesPerSecond of 4 KiB that one socket may send for long; for a moment it is twice as many, and after
///     twenty times as many too many it is closed
/// @param absentAfter so long nobody has looked at any client of an account before it is told
/// @param stopWithin how long commands in flight may take when the service stops
/// @param commandWithin how long the command side may take to answer
@ConfigurationProperties("parley.connector")
public record ConnectorSettings(
        @DefaultValue("50") int socketsPerAddress,
        @DefaultValue("5s") Duration helloWithin,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("1000") int outboundFrames,
        @DefaultValue("4MB") DataSize outboundBytes,
        @DefaultValue("10s") Duration sendWithin,
        @DefaultValue("200") int inboundFrames,
        @DefaultValue("100") int framesPerSecond,
        @DefaultValue("5s") Duration absentAfter,
        @DefaultValue("5s") Duration stopWithin,
        @DefaultValue("10s") Duration commandWithin,
        @DefaultValue Budget budget) {

    /// What one account may have done, over all its sockets and HTTP.
    public record Budget(
            @DefaultValue("20") int commandsPerSecond,
            @DefaultValue("100") int commandsAtOnce,
            @DefaultValue("50") int friendRequestsPerDay) {}
}
