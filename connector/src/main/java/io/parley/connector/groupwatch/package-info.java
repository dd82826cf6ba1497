/// The group that a client has open: how many of its members are online, and that somebody has read further.
@NullMarked
package io.parley.connector.groupwatch;

import org.jspecify.annotations.NullMarked;
