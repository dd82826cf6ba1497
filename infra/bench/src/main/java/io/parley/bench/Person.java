package io.parley.bench;

/// Somebody who has logged in.
record Person(String accountId, String token) {}
