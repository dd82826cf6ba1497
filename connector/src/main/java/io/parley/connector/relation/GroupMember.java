package io.parley.connector.relation;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;

/// An account in a group.
public record GroupMember(ConversationId group, AccountId account) {}
