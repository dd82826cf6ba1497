/// Conversations: the messages and read marks of all of them, and the lines of direct ones that say when they
/// opened or closed.
@NullMarked
package io.parley.api.conversation;

import org.jspecify.annotations.NullMarked;
