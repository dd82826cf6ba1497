package io.parley.edge.problem;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Answers with a problem what Jetty refuses before any filter sees it: a bad request line, too long headers, no
/// `Host`, a path that may mean two things, a cookie that is none.
@Component
final class ServerErrors implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory>, Request.Handler {
    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(server -> {
            server.setErrorHandler(this);
            // Spring gives the context a handler of its own while it starts
            server.addEventListener(new LifeCycle.Listener() {
                @Override
                public void lifeCycleStarted(LifeCycle started) {
                    server.getDescendants(ContextHandler.class)
                            .forEach(context -> context.setErrorHandler(ServerErrors.this));
                }
            });
        });
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var problem = Problem.ofStatus(response.getStatus());
        response.setStatus(problem.status().value());
        var headers = response.getHeaders();
        problem.headers().forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(problem.body()), callback);
        return true;
    }
}
