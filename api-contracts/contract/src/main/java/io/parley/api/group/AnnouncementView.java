package io.parley.api.group;

import io.parley.api.AccountId;
import java.time.Instant;

/// What was said to all of a group.
public record AnnouncementView(long announcementNo, AccountId by, Instant time, String text) {}
