package io.parley.bench.client;

/// Somebody who has logged in.
public record Person(String accountId, String token) {}
