package io.parley.api.wire;

import java.util.List;

/// The entries after a number, in order and without a hole; empty if there are none yet.
public record InboxPage(Head head, List<Entry> entries) {}
