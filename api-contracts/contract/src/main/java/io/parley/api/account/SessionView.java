package io.parley.api.account;

import io.parley.api.SessionId;
import java.time.Instant;

/// One of one's log-ins.
///
/// @param client what it calls itself, as "Firefox, Linux"; empty where it didn't say
/// @param lastUsed when it last renewed its access token
/// @param current whether it is the one that asks
public record SessionView(SessionId sessionId, String client, Instant created, Instant lastUsed, boolean current) {}
