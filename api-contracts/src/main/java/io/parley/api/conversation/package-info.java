/// Conversations of two: messages, read marks and the lines that tell when a chat opened or closed.
@NullMarked
package io.parley.api.conversation;

import org.jspecify.annotations.NullMarked;
