package io.parley.connector.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param socketsPerAddress the most open sockets from one IPv4 address or IPv6 /64; 16 times as many from
///     an IPv6 /48
/// @param helloWithin how long a socket may stay open without a valid token
/// @param heartbeat the time between two heartbeats; the connector closes a socket that sent nothing for 2.5
///     times as long
/// @param outboundFrames with `outboundBytes`, the most that may wait for a slow client
/// @param sendWithin how long one frame may take to send
/// @param inboundFrames the most commands of one socket that may wait for their turn
/// @param framesPerSecond the frames of 4 KiB that one socket may send for long. For a moment it may send
///     twice as many. The connector closes it after twenty times as many too many
/// @param absentAfter how long nobody must look at any client of an account before others see it as gone
/// @param stopWithin how long commands in flight may take when the service stops
/// @param commandWithin how long the command side may take to answer
/// @param readDeliveries whether the deliveries come from Kafka, not from an inbox in this JVM
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
        @DefaultValue("true") boolean readDeliveries,
        @DefaultValue Budget budget) {

    /// The commands of one account, over all its sockets and HTTP together.
    public record Budget(
            @DefaultValue("20") int commandsPerSecond,
            @DefaultValue("100") int commandsAtOnce,
            @DefaultValue("50") int friendRequestsPerDay) {}
}
