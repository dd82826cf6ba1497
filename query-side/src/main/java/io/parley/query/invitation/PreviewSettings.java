package io.parley.query.invitation;

import io.parley.edge.limit.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often one may look at what invite links lead to, so that nobody tries out tokens: an account, and without one
/// an address. Both limits hold at once.
@ConfigurationProperties("parley.preview")
record PreviewSettings(
        @DefaultValue Account account, @DefaultValue Address address) {

    record Account(
            @DefaultValue("20") int aMinute,
            @DefaultValue("500") int aDay) {}

    /// Of an IPv6 address the first 64 bits count.
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
