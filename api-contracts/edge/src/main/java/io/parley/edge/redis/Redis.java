package io.parley.edge.redis;

import io.github.bucket4j.TimeoutException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// Redis, which may be away: the service waits at most `ANSWER_WITHIN` for an answer, and after a failure it
/// doesn't ask for a second. A service sends all its questions over one connection.
@Component
public final class Redis implements SmartLifecycle {
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final Duration START_WITHIN = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final LettuceConnectionFactory factory;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile long awayUntil;
    private volatile boolean away;
    private volatile boolean running;

    public Redis(LettuceConnectionFactory factory) {
        this.factory = factory;
    }

    /// @param each takes each message
    /// @param begun runs after each time when messages may have been missed, on a thread that may block
    private record Subscription(Consumer<String> each, Runnable begun) {}

    /// Subscribes to a channel. Call it before `start`.
    public void subscribe(String channel, Consumer<String> each, Runnable begun) {
        subscriptions.put(channel, new Subscription(each, begun));
    }

    /// The answer, or `otherwise` if Redis is away.
    public <T> T ask(Function<StatefulRedisConnection<String, byte[]>, T> question, Supplier<T> otherwise) {
        try {
            return require(question);
        } catch (RedisException | TimeoutException e) {
            return otherwise.get();
        }
    }

    /// The answer. Throws `RedisException` or bucket4j's `TimeoutException` if Redis is away.
    public <T> T require(Function<StatefulRedisConnection<String, byte[]>, T> question) {
        var open = connection;
        if (open == null || !open.isOpen() || (away && System.nanoTime() < awayUntil)) {
            throw new RedisConnectionException("not connected to Redis");
        }
        try {
            var answer = question.apply(open);
            if (away) {
                away = false;
                LOG.info("Redis is back");
            }
            return answer;
        } catch (RedisException | TimeoutException e) {
            awayUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            if (!away) {
                away = true;
                LOG.warn("Redis is away: {}", e.getClass().getSimpleName());
            }
            throw e;
        }
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("parley-redis").start(this::connect);
        try {
            if (!begun.await(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Redis can't be reached yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        var open = connection;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Tries until it succeeds once. From then on Lettuce reconnects and subscribes again by itself.
    private void connect() {
        while (running && connection == null) {
            try {
                var client = (RedisClient) factory.getRequiredNativeClient();
                listen(client);
                var open = client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
                open.setTimeout(ANSWER_WITHIN);
                connection = open;
                begun.countDown();
            } catch (RedisException e) {
                pause();
            }
        }
    }

    private void listen(RedisClient client) {
        if (subscriptions.isEmpty()) {
            return;
        }
        var listening = client.connectPubSub();
        listening.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                subscription(channel).each.accept(message);
            }

            @Override
            public void subscribed(String channel, long count) {
                Thread.ofVirtual().name("parley-redis").start(subscription(channel).begun);
            }
        });
        listening.sync().subscribe(subscriptions.keySet().toArray(String[]::new));
    }

    private Subscription subscription(String channel) {
        return subscriptions.getOrDefault(channel, new Subscription(_ -> {}, () -> {}));
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
