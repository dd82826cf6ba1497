package io.parley.query;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Down while a view is missing or has not caught up. Shows as `queryViews`.
@Component("queryViewsHealthIndicator")
class ViewsHealth implements HealthIndicator {
    private final Views views;

    ViewsHealth(Views views) {
        this.views = views;
    }

    @Override
    public Health health() {
        var tokens = views.tokens(Views.ALL);
        var ready = tokens.stream().filter(Token::caughtUp).count() == Views.ALL.size();
        var health = ready ? Health.up() : Health.down();
        tokens.forEach(token -> health.withDetail(token.view(), token.position()));
        return health.build();
    }
}
