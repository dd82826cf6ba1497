package io.parley.connector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/// A WebSocket written by hand (RFC 6455, section 5.2), for frames that no client library would send.
final class RawSocket implements AutoCloseable {
    final String response;
    private final Socket socket;
    private final DataInputStream in;

    RawSocket(Node node, String host, String... headers) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), node.port);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        var request = "GET /ws HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        var read = new ByteArrayOutputStream();
        while (!read.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            read.write(in.readByte());
        }
        response = read.toString(ISO_8859_1);
    }

    static RawSocket to(Node node, String... headers) throws IOException {
        return new RawSocket(node, "127.0.0.1:" + node.port, headers);
    }

    int status() {
        return Integer.parseInt(response.substring(9, 12));
    }

    void sendText(String text) throws IOException {
        send(1, text.getBytes(UTF_8));
    }

    /// Sends one final frame, masked with zeros.
    void send(int opcode, byte[] payload) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /// The next frame's payload; for a close frame, its code.
    String next() throws IOException {
        var opcode = in.readByte() & 0x0F;
        var length = in.readByte() & 0x7F;
        var payload = in.readNBytes(length == 126 ? in.readUnsignedShort() : length);
        return opcode == 8 ? "" + (((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF)) : new String(payload, UTF_8);
    }

    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
