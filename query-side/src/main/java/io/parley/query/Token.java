package io.parley.query;

import io.parley.readmodel.token.TokenDocument;
import java.util.Objects;

/// How far a view has come.
///
/// @param epoch the epoch of the inbox's numbers; empty for other views
/// @param caughtUp whether the view has reached the end that the log had when its projection started
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
