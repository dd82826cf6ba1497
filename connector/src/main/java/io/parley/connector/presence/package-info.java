/// Who is online, and which sockets watch that.
@NullMarked
package io.parley.connector.presence;

import org.jspecify.annotations.NullMarked;
