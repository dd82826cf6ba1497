package io.parley.api.account;

import java.time.Instant;

/// One of the person's log-ins.
///
/// @param client the client's name for itself, like "Firefox, Linux"; empty if it didn't say
/// @param lastUsed when this session last renewed its access token
/// @param current whether this session sends the request
public record SessionView(SessionId sessionId, String client, Instant created, Instant lastUsed, boolean current) {}
