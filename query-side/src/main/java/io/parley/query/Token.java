package io.parley.query;

import io.parley.readmodel.token.TokenDocument;
import java.util.Objects;

/// How far a view goes.
///
/// @param epoch of its numbers; empty but for the inbox
/// @param caughtUp whether it has reached the end that the log had when its projection was started
public record Token(String view, int generation, String epoch, long position, boolean caughtUp) {

    static Token of(TokenDocument token) {
        return new Token(
                token.key(),
                token.generation(),
                Objects.requireNonNullElse(token.epoch(), ""),
                token.position(),
                token.caughtUp());
    }
}
