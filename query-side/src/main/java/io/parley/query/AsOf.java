package io.parley.query;

/// A moment, as the views know it and as one reader does: positions are the services' own, a client is told `seq`.
///
/// @param position in the ledger, up to which all is in the views
/// @param seq number of the reader's last inbox entry up to there, 0 if there is none
public record AsOf(long position, long seq) {}
