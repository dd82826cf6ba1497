package io.parley.standalone.installation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/// The keys that the services need: those that are set, else those of this installation, which are made while its
/// ledger is empty.
public final class ServiceKeys {
    private final Environment environment;
    private final Secrets secrets;
    private final Map<String, Object> settings = new HashMap<>();

    public ServiceKeys(Environment environment, Secrets secrets) throws IOException {
        this.environment = environment;
        this.secrets = secrets;
        var inUse = ledgerHasEvents();
        add("parley.secrets.claim-key", inUse, Secrets::random);
        add("parley.secrets.token-key", inUse, ServiceKeys::tokenKey);
    }

    public Map<String, Object> settings() {
        return settings;
    }

    private void add(String setting, boolean inUse, Supplier<String> made) throws IOException {
        if (!environment.containsProperty(setting)) {
            var name = setting.substring(setting.lastIndexOf('.') + 1);
            settings.put(setting, Files.readString(secrets.keep(name, inUse, made)));
        }
    }

    private static String tokenKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean ledgerHasEvents() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var table = statement.executeQuery("SELECT to_regclass('event') IS NOT NULL");
            if (!table.next() || !table.getBoolean(1)) {
                return false;
            }
            var events = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM event)");
            return events.next() && events.getBoolean(1);
        } catch (SQLException e) {
            throw new CannotStart(
                    "the ledger's PostgreSQL can't be used (" + e.getMessage()
                            + "): see parley.ledger.url, username and" + " password",
                    e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("parley.ledger.url"),
                environment.getProperty("parley.ledger.username", "parley"),
                environment.getProperty("parley.ledger.password", ""));
    }
}
