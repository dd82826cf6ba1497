package io.parley.api.friendship;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.Malformed;
import io.parley.api.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one asks about another person, `other`.
public sealed interface FriendshipCommand extends Command {
    /// Code points of a request's message.
    int MESSAGE_MAX = 200;

    /// Code points of a private name.
    int REMARK_MAX = 40;

    AccountId other();

    /// Asks to be friends; `source` tells how the other one was found. Where the other one has asked already, both are
    /// friends at once.
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

    /// Gives the other one a private name; absent takes it away.
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

    /// To the other one it looks as if the friendship ended.
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
