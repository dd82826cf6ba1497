package io.parley.connector.presence;

import io.lettuce.core.ScriptOutputType;
import io.parley.api.AccountId;
import io.parley.api.wire.ServerFrame;
import io.parley.connector.settings.ConnectorSettings;
import io.parley.edge.redis.Redis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who is online, kept in Redis and by Redis's clock. For each account a sorted set holds the nodes where
/// somebody looks at one of its clients, by the time of each node's last report. A second key holds the time
/// of the last report of any node. The reports of a node that dies expire. The store publishes all changes but
/// those that come from such silence.
@Component
public final class PresenceStore {
    /// The channel for the ids of accounts whose presence may have changed.
    public static final String CHANNEL = "parley:presence";

    private static final int AT_ONCE = 1_000;

    /// ARGV: the node, how long its report is valid, how long ago the account left; then the accounts.
    private static final String PREPARED = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)
        local node, holds, ago = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
        local answer = {}
        for i = 4, #ARGV do
          local key = 'parley:presence:' .. ARGV[i]
          local seen = 'parley:seen:' .. ARGV[i]
          redis.call('ZREMRANGEBYSCORE', key, '-inf', now - holds)
        """;

    private static final String HERE = PREPARED + """
          if redis.call('ZCARD', key) == 0 then redis.call('PUBLISH', 'parley:presence', ARGV[i]) end
          redis.call('ZADD', key, now, node)
          redis.call('PEXPIRE', key, holds)
          redis.call('SET', seen, now, 'EX', 7776000)
        end
        return answer
        """;

    private static final String LEFT = PREPARED + """
          redis.call('ZREM', key, node)
          redis.call('SET', seen, now - ago, 'EX', 7776000)
          redis.call('PUBLISH', 'parley:presence', ARGV[i])
        end
        return answer
        """;

    private static final String READ = PREPARED + """
          answer[i - 3] = redis.call('ZCARD', key) > 0 and 'online' or redis.call('GET', seen) or ''
        end
        return answer
        """;

    private final Redis redis;
    private final String node = UUID.randomUUID().toString();
    private final long holdsMillis;

    PresenceStore(Redis redis, ConnectorSettings settings) {
        this.redis = redis;
        this.holdsMillis = 3 * round(settings).toMillis();
    }

    /// How often to repeat `here`, and to ask for changes that come from silence. With this interval every
    /// node learns of another node's death within two heartbeats.
    public static Duration round(ConnectorSettings settings) {
        return settings.heartbeat().dividedBy(2);
    }

    /// @param lastSeen for an account that is offline, if known
    public record Presence(boolean online, @Nullable Instant lastSeen) {
        public static final Presence UNKNOWN = new Presence(false, null);

        ServerFrame.Presence of(AccountId account) {
            return new ServerFrame.Presence(account, online, lastSeen);
        }
    }

    /// Reports that somebody looks at a client of these accounts at this node.
    void here(Collection<AccountId> accounts) {
        run(HERE, Duration.ZERO, accounts);
    }

    /// Reports that nobody has looked at the account's clients here for `ago`.
    void left(AccountId account, Duration ago) {
        run(LEFT, ago, List.of(account));
    }

    /// Leaves out the accounts whose presence can't be known now.
    public Map<AccountId, Presence> of(Collection<AccountId> accounts) {
        var all = List.copyOf(accounts);
        var answers = run(READ, Duration.ZERO, all);
        var presences = new HashMap<AccountId, Presence>();
        for (var i = 0; i < answers.size(); i++) {
            presences.put(all.get(i), presence(answers.get(i)));
        }
        return presences;
    }

    private static Presence presence(String answer) {
        return switch (answer) {
            case "online" -> new Presence(true, null);
            case "" -> Presence.UNKNOWN;
            default -> new Presence(false, Instant.ofEpochMilli(Long.parseLong(answer)));
        };
    }

    /// Stops at the first accounts for which Redis doesn't answer.
    private List<String> run(String script, Duration ago, Collection<AccountId> accounts) {
        var all = List.copyOf(accounts);
        var answers = new ArrayList<String>();
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var values = Stream.concat(
                            Stream.of(node, "" + holdsMillis, "" + ago.toMillis()),
                            some.stream().map(AccountId::toString))
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            var answered = redis.ask(
                    c -> {
                        List<byte[]> read = c.sync().eval(script, ScriptOutputType.MULTI, new String[0], values);
                        read.forEach(answer -> answers.add(new String(answer, StandardCharsets.UTF_8)));
                        return true;
                    },
                    () -> false);
            if (!answered) {
                break;
            }
        }
        return answers;
    }
}
