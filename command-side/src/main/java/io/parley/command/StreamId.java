package io.parley.command;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.account.ClaimId;
import io.parley.api.conversation.ParticipationId;
import io.parley.api.friendship.FriendshipId;

/// How the ledger's streams are named, one for each aggregate.
public final class StreamId {
    private StreamId() {}

    public static String of(AccountId account) {
        return "account-" + account;
    }

    public static String of(ClaimId claim) {
        return "handle-" + claim;
    }

    public static String of(FriendshipId friendship) {
        return "friendship-" + friendship;
    }

    public static String of(ConversationId conversation) {
        return (conversation.isGroup() ? "group-" : "direct-") + conversation;
    }

    public static String participation(ConversationId conversation, AccountId account) {
        return "participation-" + ParticipationId.of(conversation, account);
    }
}
