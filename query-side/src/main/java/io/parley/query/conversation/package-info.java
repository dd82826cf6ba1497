/// One's conversations, and what was said in them page by page.
@NullMarked
package io.parley.query.conversation;

import org.jspecify.annotations.NullMarked;
