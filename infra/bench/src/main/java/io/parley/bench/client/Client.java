package io.parley.bench.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A person's WebSocket, as the web client has it: greets, answers heartbeats, keeps its inbox without holes, comes
/// back when it is cut off. All of it happens on one event loop, which all clients share: nothing here is locked.
public final class Client extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    /// A push may still be on its way.
    private static final long PATIENCE_MILLIS = 300;

    private static final long BACK_AFTER_MILLIS = 500;
    private static final int FRAME_MAX = 256 * 1024;
    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[FRAME_MAX]);

    private final Person person;
    private final EventLoop loop;
    private final URI address;
    private final InboxSync sync;
    private final Backlog backlog;
    private final Consumer<ReceivedFrame> answered;
    private final Consumer<Client> welcomed;
    private @Nullable Channel channel;
    private boolean open;
    private volatile boolean ready;
    private boolean closed;
    private boolean fetching;
    private final AtomicLong cutOff = new AtomicLong();
    private final AtomicLong fetched = new AtomicLong();

    /// @param applied gets each event of the inbox once, in order
    /// @param answered gets each answer to a command
    /// @param welcomed told each time that the server has greeted
    public Client(
            Person person,
            EventLoop loop,
            Backlog backlog,
            BiConsumer<Client, ReceivedFrame.EntryEvent> applied,
            Consumer<ReceivedFrame> answered,
            Consumer<Client> welcomed) {
        this.person = person;
        this.loop = loop;
        this.backlog = backlog;
        this.address = backlog.api().address();
        this.sync = new InboxSync(event -> applied.accept(this, event));
        this.answered = answered;
        this.welcomed = welcomed;
    }

    public Person person() {
        return person;
    }

    public InboxSync sync() {
        return sync;
    }

    /// Connected, and with all of its inbox. From any thread.
    boolean isReady() {
        return ready;
    }

    public boolean isOpen() {
        return open;
    }

    /// How often the server or the network has ended the connection.
    long cutOff() {
        return cutOff.get();
    }

    /// How often something that was not pushed had to be fetched.
    long fetched() {
        return fetched.get();
    }

    void connect() {
        var config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create(address.toString().replaceFirst("http", "ws") + "/ws"))
                .version(WebSocketVersion.V13)
                .customHeaders(new DefaultHttpHeaders().add("Origin", address.toString()))
                .maxFramePayloadLength(FRAME_MAX)
                .handshakeTimeoutMillis(30_000)
                .build();
        var _ = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 30_000)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel made) {
                        made.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(8192),
                                        new WebSocketClientProtocolHandler(config),
                                        Client.this);
                    }
                })
                .connect(address.getHost(), address.getPort())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        comeBack();
                    }
                });
    }

    public void send(String frame) {
        var to = channel;
        if (to != null) {
            var _ = to.writeAndFlush(new TextWebSocketFrame(frame), to.voidPromise());
        }
    }

    void close() {
        closed = true;
        open = false;
        if (channel != null) {
            var _ = channel.close();
        }
    }

    @Override
    public boolean isSharable() {
        // one channel at a time, on one loop
        return true;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            send("{\"type\":\"hello\",\"v\":2,\"token\":\"" + person.token() + "\"}");
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        var received = read(frame.content());
        switch (received.type()) {
            case "entry" -> {
                sync.entry(received.epoch(), received.seq(), received.event());
                fetchIfBehind(PATIENCE_MILLIS);
            }
            case "welcome" -> {
                open = true;
                head(received);
                welcomed.accept(this);
            }
            case "heartbeat" -> {
                send("{\"type\":\"alive\"}");
                head(received);
            }
            case "accepted", "refused", "busy", "failed" -> answered.accept(received);
            default -> {}
        }
    }

    private static ReceivedFrame read(ByteBuf content) {
        var length = content.readableBytes();
        var bytes = BUFFER.get();
        content.readBytes(bytes, 0, length);
        return ReceivedFrame.read(bytes, length);
    }

    private void head(ReceivedFrame received) {
        if (received.seq() >= 0) {
            sync.head(received.epoch(), received.seq());
            fetchIfBehind(PATIENCE_MILLIS);
        }
    }

    private void fetchIfBehind(long patienceMillis) {
        ready = open && sync.isCaughtUp();
        if (sync.isBehind() && !fetching) {
            fetching = true;
            var _ = loop.schedule(this::fetch, patienceMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void fetch() {
        if (!sync.isBehind() || closed) {
            fetching = false;
            return;
        }
        fetched.incrementAndGet();
        backlog.after(
                person,
                sync.epoch(),
                sync.seq(),
                page -> loop.execute(() -> {
                    page.forEach(entry -> sync.entry(sync.epoch(), entry.seq(), entry.event()));
                    fetching = false;
                    // one page follows another at once
                    fetchIfBehind(page.isEmpty() ? PATIENCE_MILLIS : 0);
                }));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (context.channel() == channel) {
            channel = null;
            cutOff.incrementAndGet();
        }
        open = false;
        ready = false;
        comeBack();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }

    private void comeBack() {
        if (!closed) {
            var _ = loop.schedule(this::connect, BACK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
