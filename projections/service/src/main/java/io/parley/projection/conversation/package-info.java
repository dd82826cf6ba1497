/// Conversations, as the list of conversations and the timeline pages show them.
@NullMarked
package io.parley.projection.conversation;

import org.jspecify.annotations.NullMarked;
