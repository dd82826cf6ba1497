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
    /// Of the protocol. A client that says another is closed with `CloseCode.UPGRADE`.
    int VERSION = 2;

    /// Accounts in one `watch`.
    int WATCHED_MAX = 200;

    /// The first frame, within 5 s.
    @JsonTypeName("hello")
    record Hello(int v, Secret token) implements ClientFrame {
        public Hello {
            Malformed.present(token, "token");
        }
    }

    /// Answered by one `accepted`, `refused`, `busy` or `failed` with the same `ref`, 1 to 64 characters. Sends of one
    /// socket in one conversation are carried out in the order they came.
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

    /// Whose `presence` to be told of, at once and when it changes: at most `WATCHED_MAX`, in place of those of the
    /// last `watch`. Of who isn't a friend nothing is told.
    @JsonTypeName("watch")
    record Watch(List<AccountId> accounts) implements ClientFrame {
        public Watch {
            accounts = List.copyOf(Malformed.present(accounts, "accounts"));
            if (accounts.size() > WATCHED_MAX) {
                throw new Malformed(Malformed.Code.TOO_LONG, "accounts");
            }
        }
    }

    /// Which group is open at this client, in place of that of the last `watch-group`. How many of its members are
    /// online is told at once and when it changes. Of a group that one isn't in nothing is told.
    ///
    /// @param conversationId absent where no group is open
    /// @param readers whether one looks at who has read a message, and is to be told when somebody has read on
    @JsonTypeName("watch-group")
    record WatchGroup(@Nullable ConversationId conversationId, boolean readers) implements ClientFrame {}

    /// Whether somebody is looking at this client; as long as it doesn't say so, nobody is.
    @JsonTypeName("present")
    record Present(boolean active) implements ClientFrame {}

    /// Something is being written, sent again every 3 s while it is; or no more.
    @JsonTypeName("typing")
    record Typing(ConversationId conversationId, boolean typing) implements ClientFrame {
        public Typing {
            Malformed.present(conversationId, "conversationId");
        }
    }
}
