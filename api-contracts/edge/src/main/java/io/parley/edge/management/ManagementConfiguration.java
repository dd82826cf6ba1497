package io.parley.edge.management;

import io.parley.edge.problem.ProblemFilter;
import io.parley.edge.settings.ManagementProperties;
import jakarta.servlet.Filter;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/// Spring Boot adds it to the context that serves the endpoints, on whichever port, because
/// `META-INF/spring` names it. It is no `@Configuration`, so that no scan finds it as well.
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ManagementProperties.class)
class ManagementConfiguration {
    private final String base;
    private final String covered;

    ManagementConfiguration(Environment environment) {
        this.base = environment
                .getProperty("management.endpoints.web.base-path", "/actuator")
                .replaceFirst("/$", "");
        this.covered = ManagementPortType.get(environment) == ManagementPortType.SAME ? base + "/*" : "/*";
    }

    /// Before all others: an unknown path is a problem here too.
    @Bean
    FilterRegistrationBean<ProblemFilter> managementProblems() {
        return covering(new ProblemFilter(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<ManagementFilter> managementDoor(ManagementProperties settings) {
        return covering(new ManagementFilter(base, settings.hosts()), Ordered.HIGHEST_PRECEDENCE + 1);
    }

    private <T extends Filter> FilterRegistrationBean<T> covering(T filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(covered);
        registration.setOrder(order);
        return registration;
    }
}
