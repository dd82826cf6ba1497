package io.parley.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts all of Parley. Settings as `--parley.port=9000` or `PARLEY_PORT=9000`.
public final class Standalone {
    private Standalone() {}

    public static void main(String[] args) {
        try {
            start(args);
        } catch (RuntimeException e) {
            System.err.println("Parley can't start: " + Reason.of(e));
            System.exit(1);
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        // `application.yml` belongs to the services, each of which may start alone
        System.setProperty("spring.config.name", "standalone");
        var application = new SpringApplication(StandaloneConfiguration.class);
        // beans of different services may have the same simple name
        application.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
        application.addInitializers(new Startup());
        return application.run(args);
    }
}
