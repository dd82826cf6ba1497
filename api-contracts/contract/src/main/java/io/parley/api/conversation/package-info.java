/// Conversations: messages and read marks of all, and of those of two the lines that tell when they opened or closed.
@NullMarked
package io.parley.api.conversation;

import org.jspecify.annotations.NullMarked;
