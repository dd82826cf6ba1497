package io.parley.connector.protocol;

import io.parley.api.Malformed;
import io.parley.api.Malformed.Code;
import io.parley.edge.input.StrictParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/// The requests that become sockets. They have no query parameters; a token never goes into the URL.
final class SocketRequests extends WebSocketHttpRequestHandler {
    SocketRequests(SocketHandler handler, Handshake handshake) {
        super(handler, new DefaultHandshakeHandler(new Handshake.Upgrade()));
        setHandshakeInterceptors(List.of(handshake));
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        StrictParameters.check(request, Set.of());
        try {
            super.handleRequest(request, response);
        } catch (HandshakeFailureException e) {
            // a header of the handshake that can't be read: Parley's own part of it does not fail
            throw new Malformed(Code.INVALID, "");
        }
    }
}
