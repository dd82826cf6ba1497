package io.parley.command.session;

import io.parley.api.AccountId;
import io.parley.api.CommandRefusal;
import io.parley.api.Secret;
import io.parley.api.account.SessionId;
import io.parley.api.wire.Actor;
import io.parley.command.account.Credentials.Credential;
import io.parley.command.session.Sessions.Client;
import io.parley.command.session.Sessions.Granted;
import io.parley.edge.address.ClientAddress;
import io.parley.edge.input.JsonBody;
import io.parley.edge.origin.SecureOrigins;
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
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Log-in, renewal, log-out, another password. The refresh token is only ever in a cookie that scripts can't
/// read; so is the token by which a device is known, which outlives a log-out.
@RestController
@RequestMapping("/api/session")
final class SessionController {
    private static final String REFRESH = "parley_refresh";
    private static final String DEVICE = "parley_device";
    private static final int MAX_BYTES = 4 * 1024;
    private static final int USER_AGENT_MAX = 300;

    private final LogIn logIn;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final KnownDevices devices;
    private final PasswordChange passwords;
    private final ClientAddress addresses;
    private final SecureOrigins secure;
    private final SessionProperties settings;

    record Opened(String accessToken, long expiresInSeconds, AccountId accountId, SessionId sessionId) {}

    record Nothing() {}

    SessionController(
            LogIn logIn,
            Sessions sessions,
            AccessTokens tokens,
            KnownDevices devices,
            PasswordChange passwords,
            ClientAddress addresses,
            SecureOrigins secure,
            SessionProperties settings) {
        this.logIn = logIn;
        this.sessions = sessions;
        this.tokens = tokens;
        this.devices = devices;
        this.passwords = passwords;
        this.addresses = addresses;
        this.secure = secure;
        this.settings = settings;
    }

    @PostMapping
    ResponseEntity<Opened> begin(HttpServletRequest request) throws IOException {
        var form = JsonBody.read(request, LogIn.Form.class, MAX_BYTES);
        var client = client(request);
        var credential = logIn.check(
                form, addresses.networkOf(request), cookie(DEVICE, request).orElse(null));
        var name = form.client();
        var granted = sessions.begin(credential, name == null ? "" : name, client);
        return opened(granted, request, known(credential, request));
    }

    @PostMapping("/refresh")
    ResponseEntity<Opened> refresh(HttpServletRequest request) throws IOException {
        JsonBody.read(request, Nothing.class, MAX_BYTES);
        return cookie(REFRESH, request)
                .flatMap(token -> sessions.refresh(token, client(request)))
                .map(granted -> opened(granted, request))
                .orElseThrow(() -> Problem.of(CommandRefusal.SESSION_ENDED));
    }

    @PostMapping("/end")
    ResponseEntity<Void> end(HttpServletRequest request) throws IOException {
        JsonBody.read(request, Nothing.class, MAX_BYTES);
        cookie(REFRESH, request).ifPresent(sessions::end);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie(REFRESH, "", Duration.ZERO, request))
                .build();
    }

    @PostMapping("/password")
    ResponseEntity<Void> changePassword(@AuthenticationPrincipal Actor actor, HttpServletRequest request)
            throws IOException {
        var form = JsonBody.read(request, PasswordChange.Form.class, MAX_BYTES);
        var device = cookie(DEVICE, request).orElse(null);
        var credential = passwords.change(actor, form, addresses.networkOf(request), device);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, known(credential, request))
                .build();
    }

    @GetMapping("/keys")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .body(tokens.publicKeys());
    }

    private ResponseEntity<Opened> opened(Granted granted, HttpServletRequest request, String... moreCookies) {
        var accessToken = tokens.issue(granted.account(), granted.session());
        var token = granted.refreshToken().reveal();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie(REFRESH, token, settings.session(), request))
                .header(HttpHeaders.SET_COOKIE, moreCookies)
                .body(new Opened(
                        accessToken.reveal(),
                        settings.accessToken().toSeconds(),
                        granted.account(),
                        granted.session()));
    }

    /// The cookie by which this device is known from now on.
    private String known(Credential credential, HttpServletRequest request) {
        return cookie(DEVICE, devices.remember(credential).reveal(), settings.device(), request);
    }

    private String cookie(String name, String value, Duration maxAge, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure.contain(request))
                .path("/api/session")
                .maxAge(maxAge)
                .build()
                .toString();
    }

    private static Optional<Secret> cookie(String name, HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
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
