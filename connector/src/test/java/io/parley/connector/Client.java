package io.parley.connector;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Json;
import io.parley.api.account.SessionId;
import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A client of the protocol, on a real socket.
final class Client implements AutoCloseable {
    static final long WITHIN_SECONDS = 10;

    final AccountId account;
    final SessionId session;
    final LinkedBlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    /// @param headers name, value, name, value...
    Client(Node node, AccountId account, SessionId session, boolean reads, String... headers) {
        this.account = account;
        this.session = session;
        var builder = Node.HTTP.newWebSocketBuilder();
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + node.port + "/ws"), new Listener(reads))
                .join();
    }

    static Client stranger(Node node, String... headers) {
        return new Client(node, new AccountId(UUID.randomUUID()), new SessionId(UUID.randomUUID()), true, headers);
    }

    /// A client that got its welcome.
    static Client known(Node node) {
        return known(node, new AccountId(UUID.randomUUID()));
    }

    static Client known(Node node, AccountId account) {
        var client = new Client(node, account, new SessionId(UUID.randomUUID()), true);
        client.hello();
        client.expect("welcome");
        return client;
    }

    void hello() {
        hello(Stage.up().token(account, session));
    }

    void hello(String token) {
        send("{\"type\":\"hello\",\"v\":2,\"token\":\"" + token + "\"}");
    }

    synchronized void send(String frame) {
        socket.sendText(frame, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void command(String ref) {
        command(ref, UUID.randomUUID(), "hi");
    }

    void command(String ref, UUID conversation, String text) {
        send("{\"type\":\"command\",\"ref\":\"" + ref + "\",\"command\":" + sendCommand(conversation, text) + "}");
    }

    static String sendCommand(UUID conversation, String text) {
        return "{\"type\":\"message.send\",\"clientId\":\"" + UUID.randomUUID() + "\",\"conversationId\":\""
                + conversation + "\",\"content\":{\"type\":\"text\",\"text\":\"" + text + "\"}}";
    }

    static String friendRequest() {
        return "{\"type\":\"friendship.request\",\"clientId\":\"" + UUID.randomUUID() + "\",\"other\":\""
                + UUID.randomUUID() + "\"}";
    }

    void present(boolean active) {
        send("{\"type\":\"present\",\"active\":" + active + "}");
    }

    void watch(AccountId... accounts) {
        send("{\"type\":\"watch\",\"accounts\":" + Json.STRICT.writeValueAsString(accounts) + "}");
    }

    void watchGroup(ConversationId group, boolean readers) {
        send("{\"type\":\"watch-group\",\"conversationId\":\"" + group + "\",\"readers\":" + readers + "}");
    }

    void typing(ConversationId conversation, boolean typing) {
        send("{\"type\":\"typing\",\"conversationId\":\"" + conversation + "\",\"typing\":" + typing + "}");
    }

    JsonNode next() {
        try {
            var frame = frames.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame; closed: " + closed.getNow(null));
            }
            return frame;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next frame of this type. Skips others.
    JsonNode expect(String type) {
        var frame = next();
        while (!frame.get("type").asString().equals(type)) {
            frame = next();
        }
        return frame;
    }

    int closeCode() {
        try {
            return closed.get(WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not closed", e);
        }
    }

    void read(long messages) {
        socket.request(messages);
    }

    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {
        private final boolean reads;
        private final StringBuilder text = new StringBuilder();

        Listener(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void onOpen(WebSocket webSocket) {
            if (reads) {
                webSocket.request(Long.MAX_VALUE);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(Json.PERMISSIVE.readTree(text.toString()));
                text.setLength(0);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
            closed.complete(statusCode);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            closed.complete(1006);
        }
    }
}
