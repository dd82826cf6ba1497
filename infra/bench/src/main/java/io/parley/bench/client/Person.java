package io.parley.bench.client;

/// Somebody who has logged in.
record Person(String accountId, String token) {}
