package io.parley.api.account;

import java.util.List;

/// The person's log-ins that have not ended, the last used first.
public record SessionList(List<SessionView> sessions) {}
