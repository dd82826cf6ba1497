package io.parley.edge;

import io.parley.edge.settings.AuthProperties;
import io.parley.edge.settings.KafkaProperties;
import io.parley.edge.settings.WebProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// All of the edge. Each service with HTTP imports it; in a JVM of several services there is one.
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties({AuthProperties.class, KafkaProperties.class, WebProperties.class})
public class EdgeConfiguration {}
