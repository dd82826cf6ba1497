/// The sockets of the clients: commands in, inbox entries and answers out. The connector keeps nothing that
/// could be lost: a client finds in its inbox what it misses here. Start reading at `protocol`.
@NullMarked
package io.parley.connector;

import org.jspecify.annotations.NullMarked;
