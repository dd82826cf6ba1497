/// The sockets of the clients: commands in, inbox entries and answers out. It keeps nothing that could be lost: a
/// client that misses something here finds it in its inbox. Start reading at `protocol`.
@NullMarked
package io.parley.connector;

import org.jspecify.annotations.NullMarked;
