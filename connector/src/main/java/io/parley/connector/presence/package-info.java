/// Who is online, and who watches that.
@NullMarked
package io.parley.connector.presence;

import org.jspecify.annotations.NullMarked;
