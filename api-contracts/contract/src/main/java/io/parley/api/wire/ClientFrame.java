package io.parley.api.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client sends over its WebSocket: one JSON text frame each, at most 128 KiB (4 KiB before `hello`).
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientFrame {
    /// Version of the protocol. The server closes a socket with another version with `CloseCode.UPGRADE`.
    int VERSION = 2;

    /// The most accounts in one `watch`.
    int WATCHED_MAX = 200;

    /// The first frame, within 5 s.
    @JsonTypeName("hello")
    record Hello(int v, Secret token) implements ClientFrame {
        public Hello {
            Malformed.present(token, "token");
        }
    }

    /// Carries a command, with a `ref` of 1 to 64 characters. Answered by one `accepted`, `refused`, `busy` or
    /// `failed` with the same `ref`. The server carries out the sends of one socket in one conversation in the
    /// order in which they came.
    @JsonTypeName("command")
    record Request(String ref, Command command) implements ClientFrame {
        public Request {
            Malformed.present(ref, "ref");
            Malformed.present(command, "command");
            if (ref.isEmpty() || ref.length() > 64) {
                throw new Malformed(Malformed.Code.INVALID, "ref");
            }
        }
    }

    /// A newer token of the same session, before the old one expires.
    @JsonTypeName("renew")
    record Renew(Secret token) implements ClientFrame {
        public Renew {
            Malformed.present(token, "token");
        }
    }

    /// The answer to a heartbeat.
    @JsonTypeName("alive")
    record Alive() implements ClientFrame {}

    /// The people whose `presence` the client wants, at once and when it changes. These are at most
    /// `WATCHED_MAX` and replace those of the last `watch`. The server reports nothing about people
    /// who aren't friends.
    @JsonTypeName("watch")
    record Watch(List<AccountId> accounts) implements ClientFrame {
        public Watch {
            accounts = List.copyOf(Malformed.present(accounts, "accounts"));
            if (accounts.size() > WATCHED_MAX) {
                throw new Malformed(Malformed.Code.TOO_LONG, "accounts");
            }
        }
    }

    /// The group that is open at this client; it replaces that of the last `watch-group`. The server reports
    /// at once, and when it changes, how many of its members are online. It reports nothing about a group to a
    /// person who isn't in it.
    ///
    /// @param conversationId absent if no group is open
    /// @param readers whether the person looks at who has read a message, and wants to know when somebody
    ///   has read further
    @JsonTypeName("watch-group")
    record WatchGroup(@Nullable ConversationId conversationId, boolean readers) implements ClientFrame {}

    /// Whether somebody looks at this client. Until it says so, nobody does.
    @JsonTypeName("present")
    record Present(boolean active) implements ClientFrame {}

    /// Whether the person is writing. The client sends it again every 3 s while they are.
    @JsonTypeName("typing")
    record Typing(ConversationId conversationId, boolean typing) implements ClientFrame {
        public Typing {
            Malformed.present(conversationId, "conversationId");
        }
    }
}
