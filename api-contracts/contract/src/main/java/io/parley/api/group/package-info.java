/// Groups: who is in them and in which role, what they are called, and what their members may do. What members
/// say in them is a conversation like any other.
@NullMarked
package io.parley.api.group;

import org.jspecify.annotations.NullMarked;
