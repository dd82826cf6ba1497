package io.parley.api.group;

import io.parley.api.AccountId;
import java.time.Instant;

/// What the owner or an admin announced to the whole group.
public record AnnouncementView(long announcementNo, AccountId by, Instant time, String text) {}
