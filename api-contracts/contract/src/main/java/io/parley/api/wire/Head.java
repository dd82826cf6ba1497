package io.parley.api.wire;

/// How far an inbox goes. Another epoch means that its numbers were made anew: start from a snapshot.
///
/// @param epoch `<ledger generation>.<fan-out version>`
/// @param seq of the newest entry, 0 if there is none
public record Head(String epoch, long seq) {}
