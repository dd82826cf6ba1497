package io.parley.command.account;

import io.parley.api.AccountId;
import io.parley.command.gateway.Refused;
import io.parley.edge.address.ClientAddress;
import io.parley.edge.address.Network;
import io.parley.edge.input.JsonBody;
import io.parley.edge.limit.Limit;
import io.parley.edge.limit.Limits;
import io.parley.edge.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/accounts")
@EnableConfigurationProperties(RegistrationProperties.class)
final class RegistrationController {
    private static final int MAX_BYTES = 16 * 1024;

    /// How many times as many registrations may be refused: each refusal tells which names and addresses are taken.
    private static final int REFUSED_TIMES = 5;

    private final Registration registration;
    private final Limits limits;
    private final ClientAddress addresses;
    private final RegistrationProperties settings;
    private final Limit perAddress;
    private final Limit refused;

    record Made(AccountId accountId) {}

    record State(boolean open) {}

    RegistrationController(
            Registration registration, Limits limits, ClientAddress addresses, RegistrationProperties settings) {
        this.registration = registration;
        this.limits = limits;
        this.addresses = addresses;
        this.settings = settings;
        this.perAddress = Limit.of("limit:registration", settings.perAddress(), settings.period());
        this.refused = Limit.of("limit:registration-refused", REFUSED_TIMES * settings.perAddress(), settings.period());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made register(HttpServletRequest request) throws IOException {
        var form = JsonBody.read(request, RegistrationForm.class, MAX_BYTES);
        var network = addresses.networkOf(request);
        limits.require(perAddress, network);
        limits.require(refused, network);
        var made = registered(form, network);
        limits.charge(perAddress, network);
        return new Made(made);
    }

    private AccountId registered(RegistrationForm form, Network network) {
        try {
            return registration.register(form, network.toString());
        } catch (RuntimeException e) {
            if (e instanceof Refused || (e instanceof Problem told && told.status() == HttpStatus.CONFLICT)) {
                limits.charge(refused, network);
            }
            throw e;
        }
    }

    @GetMapping("/registration")
    State state() {
        return new State(settings.open());
    }
}
