/// Pushes the projections' deliveries to the sockets of this node, and reads the inbox heads that show clients
/// what they missed.
@NullMarked
package io.parley.connector.delivery;

import org.jspecify.annotations.NullMarked;
