package io.parley.connector.socket;

import io.parley.api.wire.ServerFrame;

/// A frame on its way out. `shared` is the end that is the same for all recipients.
///
/// @param bytes the approximate length in UTF-8
public record OutboundFrame(String own, String shared, int bytes) {

    public static OutboundFrame of(ServerFrame frame) {
        var text = FrameCodec.write(frame);
        return new OutboundFrame(text, "", text.length());
    }

    String text() {
        return shared.isEmpty() ? own : own + shared;
    }
}
