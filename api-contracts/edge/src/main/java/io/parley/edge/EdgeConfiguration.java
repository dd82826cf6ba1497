package io.parley.edge;

import io.parley.edge.origin.SecureOrigins;
import io.parley.edge.settings.AuthProperties;
import io.parley.edge.settings.KafkaProperties;
import io.parley.edge.settings.WebProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The configuration of the whole edge. Each service with HTTP imports it; a JVM of several services has one.
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties({AuthProperties.class, KafkaProperties.class, WebProperties.class})
public class EdgeConfiguration {
    @Bean
    static SecureOrigins secureOrigins(WebProperties web) {
        return new SecureOrigins(web.origins());
    }
}
