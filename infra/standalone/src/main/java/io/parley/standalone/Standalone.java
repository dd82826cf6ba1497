package io.parley.standalone;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Starts all of Parley. Settings as `--parley.port=9000` or `PARLEY_PORT=9000`.
public final class Standalone {
    private Standalone() {}

    public static void main(String[] args) {
        // before the first of them: brokers and followers, on threads of their own, need the other half of the cores,
        // and what little each command does costs less than waking a second carrier for it
        var carriers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        System.getProperties().putIfAbsent("jdk.virtualThreadScheduler.parallelism", Integer.toString(carriers));
        StopDeadline.set();
        try {
            start(args);
        } catch (RuntimeException e) {
            System.err.println("Parley can't start: " + StartFailure.of(e));
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
