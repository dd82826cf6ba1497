package io.parley.api.account;

import java.util.List;

/// One's log-ins that have not ended, the one used last first.
public record SessionList(List<SessionView> sessions) {}
