package io.parley.connector;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;

/// An account, in a group.
record Member(ConversationId group, AccountId account) {}
