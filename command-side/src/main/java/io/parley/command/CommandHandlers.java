package io.parley.command;

/// A bean whose `@CommandHandler` methods are subscribed to the command bus. What they can know beside the command are
/// `@MetaDataValue(ME) AccountId` and `@MetaDataValue(NOW) Instant`.
public interface CommandHandlers {
    /// Who asks.
    String ME = "me";

    /// When the command reached us, by the clock of this node.
    String NOW = "now";
}
