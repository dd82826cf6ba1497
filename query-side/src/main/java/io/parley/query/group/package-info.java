/// Groups: who is and who was in them, and from when to when. The rest of a group is stored
/// with its conversation.
@NullMarked
package io.parley.query.group;

import org.jspecify.annotations.NullMarked;
