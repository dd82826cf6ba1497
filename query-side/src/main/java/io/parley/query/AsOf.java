package io.parley.query;

/// A moment, as the views count it and as one reader counts it. Positions stay inside the services; a
/// client sees `seq`.
///
/// @param position the ledger position up to which the views hold everything
/// @param seq the number of the reader's last inbox entry up to that position, 0 if there is none
public record AsOf(long position, long seq) {}
