/// Conversations, each member's settings for them, and their lines.
@NullMarked
package io.parley.readmodel.conversation;

import org.jspecify.annotations.NullMarked;
