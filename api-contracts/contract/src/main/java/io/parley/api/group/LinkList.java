package io.parley.api.group;

import java.util.List;

/// A group's invite links that still hold, the newest first.
public record LinkList(List<LinkView> links) {}
