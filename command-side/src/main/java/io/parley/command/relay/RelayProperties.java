package io.parley.command.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param pace the least time between the starts of two batches for the topic. CPU is paid by the batch
@ConfigurationProperties("parley.relay")
record RelayProperties(@DefaultValue("2ms") Duration pace) {}
