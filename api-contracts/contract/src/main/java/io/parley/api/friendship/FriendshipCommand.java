package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.Malformed;
import io.parley.api.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people ask about another person, `other`.
public sealed interface FriendshipCommand extends Command {
    /// The longest message of a request, in code points.
    int MESSAGE_MAX = 200;

    /// The longest private name, in code points.
    int REMARK_MAX = 40;

    AccountId other();

    /// Asks to be friends. `source` says how the actor found the other person. If they have asked already,
    /// both are friends at once.
    @JsonTypeName("friendship.request")
    record Request(
            UUID clientId,
            AccountId other,
            @Nullable String message,
            @Nullable String remark,
            @Nullable Source source) implements FriendshipCommand {
        public Request {
            present(clientId, other);
            message = Text.optionalName(message, MESSAGE_MAX, "message");
            remark = Text.optionalName(remark, REMARK_MAX, "remark");
        }
    }

    @JsonTypeName("friendship.accept")
    record Accept(UUID clientId, AccountId other, @Nullable String remark) implements FriendshipCommand {
        public Accept {
            present(clientId, other);
            remark = Text.optionalName(remark, REMARK_MAX, "remark");
        }
    }

    @JsonTypeName("friendship.decline")
    record Decline(UUID clientId, AccountId other) implements FriendshipCommand {
        public Decline {
            present(clientId, other);
        }
    }

    @JsonTypeName("friendship.withdraw")
    record Withdraw(UUID clientId, AccountId other) implements FriendshipCommand {
        public Withdraw {
            present(clientId, other);
        }
    }

    /// Gives the other person a private name; if absent, removes it.
    @JsonTypeName("friendship.change-remark")
    record ChangeRemark(
            UUID clientId, AccountId other, @Nullable String remark) implements FriendshipCommand {
        public ChangeRemark {
            present(clientId, other);
            remark = Text.optionalName(remark, REMARK_MAX, "remark");
        }
    }

    @JsonTypeName("friendship.end")
    record End(UUID clientId, AccountId other) implements FriendshipCommand {
        public End {
            present(clientId, other);
        }
    }

    /// Blocks the other person. To them it looks as if the friendship ended.
    @JsonTypeName("friendship.block")
    record Block(UUID clientId, AccountId other) implements FriendshipCommand {
        public Block {
            present(clientId, other);
        }
    }

    @JsonTypeName("friendship.unblock")
    record Unblock(UUID clientId, AccountId other) implements FriendshipCommand {
        public Unblock {
            present(clientId, other);
        }
    }

    private static void present(UUID clientId, AccountId other) {
        Malformed.present(clientId, "clientId");
        Malformed.present(other, "other");
    }
}
