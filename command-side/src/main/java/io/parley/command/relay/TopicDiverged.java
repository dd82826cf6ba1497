package io.parley.command.relay;

/// The topic says something that the ledger doesn't, so a person must decide. The message is one line, with ids and
/// positions only.
final class TopicDiverged extends RuntimeException {
    TopicDiverged(String line) {
        super(line, null, false, false);
    }
}
