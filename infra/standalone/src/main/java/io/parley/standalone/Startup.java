package io.parley.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Before any bean: takes the data folder, starts the embedded servers and hands their addresses on as settings. They
/// are the context's first disposable bean, so they stop when all others have.
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
            LeftOver.stopAll(data.folder("run"));
            var secrets = new Secrets(data);
            var servers = new EmbeddedServers(environment, settings, data, secrets);
            ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("embeddedServers", () -> {
                servers.close();
                data.close();
            });
            environment.getPropertySources().addFirst(new MapPropertySource("standalone", servers.settings()));
        } catch (IOException e) {
            data.close();
            throw new UncheckedIOException(e);
        } catch (CannotStart e) {
            data.close();
            throw e;
        }
    }
}
