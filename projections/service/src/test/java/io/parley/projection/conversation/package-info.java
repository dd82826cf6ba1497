@NullMarked
package io.parley.projection.conversation;

import org.jspecify.annotations.NullMarked;
