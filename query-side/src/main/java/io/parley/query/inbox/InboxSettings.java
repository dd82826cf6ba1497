package io.parley.query.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param reach how many entries away from the head, behind or ahead, a client may be; beyond that a snapshot
///     is cheaper, or the client's number was never ours
@ConfigurationProperties("parley.inbox")
record InboxSettings(@DefaultValue("5000") long reach) {}
