package io.parley.command;

import io.parley.api.group.NotAdded;
import java.util.List;

/// What a command handler returns where not all could be done that was asked for: it becomes part of the answer.
public record LeftOut(List<NotAdded> notAdded) {}
