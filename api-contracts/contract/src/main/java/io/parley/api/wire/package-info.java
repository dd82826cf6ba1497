/// What travels between a client and the services, and between the services over Kafka. `ClientFrame.VERSION`
/// is the version of the protocol.
@NullMarked
package io.parley.api.wire;

import org.jspecify.annotations.NullMarked;
