/// Conversations, how each member keeps them, and their lines.
@NullMarked
package io.parley.readmodel.conversation;

import org.jspecify.annotations.NullMarked;
