package io.parley.standalone;

import io.parley.edge.origin.Origin;
import io.parley.standalone.embedded.EmbeddedServers;
import io.parley.standalone.embedded.OrphanProcess;
import io.parley.standalone.installation.CannotStart;
import io.parley.standalone.installation.DataFolder;
import io.parley.standalone.installation.KnownSettings;
import io.parley.standalone.installation.Ports;
import io.parley.standalone.installation.Secrets;
import io.parley.standalone.installation.ServiceKeys;
import io.parley.standalone.installation.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Before any bean: checks the settings, takes the data folder, starts the embedded servers and hands their addresses
/// and keys on as settings.
final class Startup implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        new KnownSettings().check(environment);
        var settings = Settings.of(environment);
        Ports.requireFree(settings.bind(), settings.port(), "parley.port");
        Ports.requireFree(settings.bind(), settings.management().port(), "parley.management.port");
        var data = DataFolder.lock(settings.data());
        try {
            // the first to be registered is the last to be closed: when all beans have been
            atTheEnd(context, "dataFolder", data);
            OrphanProcess.stopAll(data.folder("run"));
            var secrets = new Secrets(data);
            var servers = new EmbeddedServers(environment, settings, data, secrets);
            atTheEnd(context, "embeddedServers", servers);
            add(environment, "embedded servers", servers.settings());
            add(
                    environment,
                    "web",
                    Map.of(
                            "parley.web.origins",
                            settings.origins().stream().map(Origin::toString).toList()));
            add(environment, "keys", new ServiceKeys(environment, secrets).settings());
        } catch (IOException e) {
            registry(context).destroySingletons();
            throw new UncheckedIOException(e);
        } catch (CannotStart e) {
            registry(context).destroySingletons();
            throw e;
        }
    }

    private static DefaultSingletonBeanRegistry registry(ConfigurableApplicationContext context) {
        return (DefaultSingletonBeanRegistry) context.getBeanFactory();
    }

    private static void atTheEnd(ConfigurableApplicationContext context, String name, AutoCloseable closed) {
        registry(context).registerDisposableBean(name, closed::close);
    }

    private static void add(ConfigurableEnvironment environment, String name, Map<String, Object> settings) {
        environment.getPropertySources().addFirst(new MapPropertySource(name, settings));
    }
}
