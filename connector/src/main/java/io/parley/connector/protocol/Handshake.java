package io.parley.connector.protocol;

import io.parley.edge.address.ClientAddress;
import io.parley.edge.token.AccessTokenAuthentication;
import jakarta.servlet.ServletContext;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;

/// Notes what a socket needs from its HTTP request: the client's network, and the actor if there was a token
/// in the `Authorization` header.
@Component
final class Handshake implements HandshakeInterceptor {
    private final ClientAddress address;

    Handshake(ClientAddress address) {
        this.address = address;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (request instanceof ServletServerHttpRequest servlet) {
            attributes.put(SocketHandler.NETWORK, address.networkOf(servlet.getServletRequest()));
        }
        if (request.getPrincipal() instanceof AccessTokenAuthentication known) {
            attributes.put(SocketHandler.TOKEN, known.token());
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    /// Jetty without `permessage-deflate`, because that would take another 90 KiB for each socket.
    static final class Upgrade extends JettyRequestUpgradeStrategy {
        @Override
        public void setServletContext(ServletContext servletContext) {
            super.setServletContext(servletContext);
            WebSocketServerComponents.getWebSocketComponents(
                            ServletContextHandler.getServletContextHandler(servletContext))
                    .getExtensionRegistry()
                    .unregister("permessage-deflate");
        }
    }
}
