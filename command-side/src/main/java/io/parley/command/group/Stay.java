package io.parley.command.group;

/// A time in a group that is over, and what one saw then: the messages after `after` up to `upTo`, and announcements up
/// to `announcementNo`.
///
/// @param removed whether others ended it
record Stay(long after, long upTo, long announcementNo, boolean removed) {
    boolean sees(long messageNo) {
        return after < messageNo && messageNo <= upTo;
    }
}
