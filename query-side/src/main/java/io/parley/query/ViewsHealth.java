package io.parley.query;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Down while MongoDB is away, and while a view is missing or has not caught up. It appears as `queryViews`.
@Component("queryViewsHealthIndicator")
class ViewsHealth extends AbstractHealthIndicator {
    private final Views views;

    ViewsHealth(Views views) {
        super("the views can't be read");
        this.views = views;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var tokens = views.tokens(Views.ALL);
        tokens.forEach(token -> health.withDetail(token.view(), token.position()));
        var ready = tokens.stream().filter(Token::caughtUp).count() == Views.ALL.size();
        health.status(ready ? Status.UP : Status.DOWN);
    }
}
