/// Conversations: what is said in them, and how far each has read. Those of two people whole, of groups what they have
/// in common with these.
@NullMarked
package io.parley.command.conversation;

import org.jspecify.annotations.NullMarked;
