/// The group that is open at a client: how many of its members are online, and that somebody has read on.
@NullMarked
package io.parley.connector.groupwatch;

import org.jspecify.annotations.NullMarked;
