package io.parley.api;

import io.parley.api.account.AccountEvent;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.friendship.FriendshipEvent;
import io.parley.api.group.GroupEvent;

/// What happened, for ever. The ledger stores it under a logical type (`message.sent`) and
/// revision, see `EventTypes`.
public sealed interface Event permits AccountEvent, FriendshipEvent, ConversationEvent, GroupEvent {}
