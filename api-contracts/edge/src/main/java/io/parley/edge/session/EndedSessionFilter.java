package io.parley.edge.session;

import io.parley.api.CommandRefusal;
import io.parley.edge.problem.Problem;
import io.parley.edge.token.AccessTokenAuthentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a token whose session has ended. It comes after the filter that verifies tokens.
public final class EndedSessionFilter extends OncePerRequestFilter {
    private final EndedSessions ended;

    public EndedSessionFilter(EndedSessions ended) {
        this.ended = ended;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof AccessTokenAuthentication known
                && ended.isEnded(known.getPrincipal().session())) {
            Problem.of(CommandRefusal.SESSION_ENDED).send(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
