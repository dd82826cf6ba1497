package io.parley.api.invitation;

import java.util.List;

/// A group's invite links, the newest first.
public record LinkList(List<LinkView> links) {}
