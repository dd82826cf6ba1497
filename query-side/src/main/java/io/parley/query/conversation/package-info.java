/// A person's conversations, and their messages page by page.
@NullMarked
package io.parley.query.conversation;

import org.jspecify.annotations.NullMarked;
