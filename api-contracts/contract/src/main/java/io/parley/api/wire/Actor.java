package io.parley.api.wire;

import io.parley.api.AccountId;
import io.parley.api.account.SessionId;

/// Who asks, from the verified token.
public record Actor(AccountId account, SessionId session) {}
