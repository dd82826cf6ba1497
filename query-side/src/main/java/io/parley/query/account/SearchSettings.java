package io.parley.query.account;

import io.parley.edge.limit.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often a person may search, so that nobody tries out numbers and addresses. Both limits apply together.
@ConfigurationProperties("parley.search")
record SearchSettings(
        @DefaultValue Account account, @DefaultValue Address address) {

    record Account(
            @DefaultValue("20") int aMinute,
            @DefaultValue("500") int aDay) {}

    /// Counts an IPv6 address by its first 64 bits, and 16 times as many by its first 48.
    record Address(
            @DefaultValue("60") int aMinute,
            @DefaultValue("3000") int aDay) {}

    Limit ofAccount() {
        return Limit.aMinuteAndADay("search:account", account.aMinute, account.aDay);
    }

    Limit ofAddress() {
        return Limit.aMinuteAndADay("search:address", address.aMinute, address.aDay);
    }
}
