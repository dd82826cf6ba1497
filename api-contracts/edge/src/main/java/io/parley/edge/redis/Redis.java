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
import io.parley.edge.fault.Outage;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.stereotype.Component;

/// Redis, which may be away or late: the service waits at most `ANSWER_WITHIN` for an answer. After a failure
/// all questions fail at once, until a ping each `PAUSE` is answered again. A service sends all its questions
/// over one connection.
@Component
public final class Redis implements SmartLifecycle {
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration START_WITHIN = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

    private final LettuceConnectionFactory factory;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private final Outage outage = new Outage(LOG, "Redis");
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean running;

    public Redis(LettuceConnectionFactory factory) {
        this.factory = factory;
    }

    /// @param each takes each message
    /// @param begun runs after each time when messages may have been missed, once Redis answers questions too;
    ///     on a thread that may block
    private record Subscription(Consumer<String> each, Runnable begun) {}

    /// Subscribes to a channel. Call it before `start`.
    public void subscribe(String channel, Consumer<String> each, Runnable begun) {
        subscriptions.put(channel, new Subscription(each, begun));
    }

    /// The answer, or `otherwise` if Redis is away.
    public <T> T ask(Function<StatefulRedisConnection<String, byte[]>, T> question, Supplier<T> otherwise) {
        try {
            return require(question);
        } catch (RedisException e) {
            return otherwise.get();
        }
    }

    /// The answer. Throws `RedisException` if Redis is away or late.
    public <T> T require(Function<StatefulRedisConnection<String, byte[]>, T> question) {
        var open = connection;
        if (open == null || !open.isOpen() || away.get()) {
            var why = away.get() ? "no answer" : "not connected";
            // until then `start` tells
            if (begun.getCount() == 0) {
                outage.failed(why);
            }
            throw new RedisConnectionException(why);
        }
        try {
            var answer = question.apply(open);
            outage.succeeded();
            return answer;
        } catch (RuntimeException e) {
            if (!isOfRedis(e)) {
                throw e;
            }
            outage.failed(e.getClass().getSimpleName());
            if (away.compareAndSet(false, true)) {
                Thread.ofVirtual().name("parley-redis").start(this::ping);
            }
            throw e instanceof RedisException known ? known : new RedisException(e);
        }
    }

    /// A question can't tell whether Redis is back, because a budget answers some of them by itself.
    private void ping() {
        while (running && away.get()) {
            pause();
            try {
                var open = connection;
                if (open != null && open.isOpen()) {
                    open.sync().ping();
                    away.set(false);
                }
            } catch (RedisException e) {
                outage.failed(e.getClass().getSimpleName());
            }
        }
    }

    /// bucket4j has an exception of its own for a late answer, and hides both in a third one from those whose
    /// question it sent together with another's.
    private static boolean isOfRedis(RuntimeException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof RedisException || cause instanceof TimeoutException);
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
                Thread.ofVirtual().name("parley-redis").start(() -> onceAnswered(subscription(channel).begun));
            }
        });
        listening.sync().subscribe(subscriptions.keySet().toArray(String[]::new));
    }

    /// The subscription has a connection of its own, which may be back before questions are answered. What
    /// `begun` asked until then would be lost.
    private void onceAnswered(Runnable begun) {
        while (running && !ask(open -> open.sync().ping().equals("PONG"), () -> false)) {
            pause();
        }
        begun.run();
    }

    private Subscription subscription(String channel) {
        return subscriptions.getOrDefault(channel, new Subscription(_ -> {}, () -> {}));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
