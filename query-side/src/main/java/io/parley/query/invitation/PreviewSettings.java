package io.parley.query.invitation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often one may look at what invite links lead to, so that nobody tries out tokens. Both limits hold at once.
@ConfigurationProperties("parley.preview")
record PreviewSettings(@DefaultValue Account account) {

    record Account(
            @DefaultValue("20") int aMinute,
            @DefaultValue("500") int aDay) {}
}
