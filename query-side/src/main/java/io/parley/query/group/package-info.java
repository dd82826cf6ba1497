/// Groups: who is and who was in them, and from when to when. What they are beside that stands with their conversation.
@NullMarked
package io.parley.query.group;

import org.jspecify.annotations.NullMarked;
