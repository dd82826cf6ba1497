/// Who may see whom, and who is in which conversation.
@NullMarked
package io.parley.connector.relation;

import org.jspecify.annotations.NullMarked;
