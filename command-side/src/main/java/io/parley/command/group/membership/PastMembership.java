package io.parley.command.group.membership;

/// A time in a group that is over, and what the member saw then: the messages after `after` up to `upTo`, and
/// announcements up to `announcementNo`.
///
/// @param removed whether others ended it
public record PastMembership(long after, long upTo, long announcementNo, boolean removed) {
    public boolean sees(long messageNo) {
        return after < messageNo && messageNo <= upTo;
    }
}
