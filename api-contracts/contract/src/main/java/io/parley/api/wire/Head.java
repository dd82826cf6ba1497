package io.parley.api.wire;

/// The end of an inbox. Another epoch means that the inbox was numbered again: start from a snapshot.
///
/// @param epoch `<ledger generation>.<fan-out version>`
/// @param seq number of the newest entry, 0 if there is none
public record Head(String epoch, long seq) {}
