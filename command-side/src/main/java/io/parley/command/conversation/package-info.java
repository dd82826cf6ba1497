/// Conversations of two: what is said in them, and how far each has read.
@NullMarked
package io.parley.command.conversation;

import org.jspecify.annotations.NullMarked;
