/// What travels between a client and the services, and between the services over Kafka. The protocol has a version,
/// `ClientFrame.VERSION`.
@NullMarked
package io.parley.api.wire;

import org.jspecify.annotations.NullMarked;
