/// Conversations as their lists and their pages show them.
@NullMarked
package io.parley.projection.conversation;

import org.jspecify.annotations.NullMarked;
