package io.parley.command.session;

import io.parley.api.AccountId;
import io.parley.api.CommandRefusal;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import io.parley.command.session.Sessions.Client;
import io.parley.command.session.Sessions.Granted;
import io.parley.edge.address.ClientAddress;
import io.parley.edge.input.JsonBody;
import io.parley.edge.origin.Origin;
import io.parley.edge.problem.Problem;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Log-in, renewal, log-out. The refresh token is only ever in a cookie that scripts can't read.
@RestController
@RequestMapping("/api/session")
final class SessionController {
    private static final String COOKIE = "parley_refresh";
    private static final int MAX_BYTES = 4 * 1024;
    private static final int USER_AGENT_MAX = 300;

    private final LogIn logIn;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final ClientAddress addresses;
    private final SessionProperties settings;

    record Opened(String accessToken, long expiresInSeconds, AccountId accountId, SessionId sessionId) {}

    record Nothing() {}

    SessionController(
            LogIn logIn, Sessions sessions, AccessTokens tokens, ClientAddress addresses, SessionProperties settings) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.addresses = addresses;
        this.settings = settings;
    }

    @PostMapping
    ResponseEntity<Opened> begin(HttpServletRequest request) throws IOException {
        var form = JsonBody.read(request, LogIn.Form.class, MAX_BYTES);
        var client = client(request);
        var account = logIn.check(form, addresses.networkOf(request));
        var name = form.client();
        return opened(sessions.begin(account, name == null ? "" : name, client), request);
    }

    @PostMapping("/refresh")
    ResponseEntity<Opened> refresh(HttpServletRequest request) throws IOException {
        JsonBody.read(request, Nothing.class, MAX_BYTES);
        return cookie(request)
                .flatMap(token -> sessions.refresh(token, client(request)))
                .map(granted -> opened(granted, request))
                .orElseThrow(() -> Problem.of(CommandRefusal.SESSION_ENDED));
    }

    @PostMapping("/end")
    ResponseEntity<Void> end(HttpServletRequest request) throws IOException {
        JsonBody.read(request, Nothing.class, MAX_BYTES);
        cookie(request).ifPresent(sessions::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, request))
                .build();
    }

    @GetMapping("/keys")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(tokens.publicKeys());
    }

    private ResponseEntity<Opened> opened(Granted granted, HttpServletRequest request) {
        var accessToken = tokens.issue(granted.account(), granted.session());
        var token = granted.refreshToken().reveal();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie(token, settings.session(), request))
                .body(new Opened(
                        accessToken.reveal(),
                        settings.accessToken().toSeconds(),
                        granted.account(),
                        granted.session()));
    }

    /// Where TLS ends before us, the browser's own word tells, which is one of our origins by now.
    private static String cookie(String value, Duration maxAge, HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure() || (origin != null && Origin.of(origin).isSecure()))
                .path("/api/session")
                .maxAge(maxAge)
                .build()
                .toString();
    }

    private static Optional<Secret> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .map(Secret::new)
                .findFirst();
    }

    private Client client(HttpServletRequest request) {
        var agent = request.getHeader(HttpHeaders.USER_AGENT);
        return new Client(
                addresses.of(request),
                agent == null ? "" : agent.substring(0, Math.min(agent.length(), USER_AGENT_MAX)));
    }
}
