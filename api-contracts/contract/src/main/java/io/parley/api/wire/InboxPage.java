package io.parley.api.wire;

import java.util.List;

/// The entries after a number, in order, without a hole; empty when there are none yet.
public record InboxPage(Head head, List<Entry> entries) {}
