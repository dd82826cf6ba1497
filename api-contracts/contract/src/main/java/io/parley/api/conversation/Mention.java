package io.parley.api.conversation;

import io.parley.api.AccountId;
import org.jspecify.annotations.Nullable;

/// A part of a message's text that stands for a person. Each reader sees the name that they have
/// for that person.
///
/// @param account absent if the mention stands for everyone in the group
/// @param from where it begins, in Unicode code points of the text, from 0; a CRLF counts as one, since the
///     text keeps only its LF
/// @param length in code points
public record Mention(@Nullable AccountId account, int from, int length) {}
