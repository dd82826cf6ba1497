package io.parley.query.invitation;

import io.parley.edge.limit.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often a person may preview invite links, so that nobody tries out tokens. The limits count by account,
/// or by address for people without one. Both limits of a minute and a day apply together.
@ConfigurationProperties("parley.preview")
record PreviewSettings(
        @DefaultValue Account account, @DefaultValue Address address) {

    record Account(
            @DefaultValue("20") int aMinute,
            @DefaultValue("500") int aDay) {}

    /// Counts an IPv6 address by its first 64 bits, and 16 times as many by its first 48.
    record Address(
            @DefaultValue("60") int aMinute,
            @DefaultValue("3000") int aDay) {}

    Limit ofAccount() {
        return Limit.aMinuteAndADay("preview:account", account.aMinute, account.aDay);
    }

    Limit ofAddress() {
        return Limit.aMinuteAndADay("preview:address", address.aMinute, address.aDay);
    }
}
