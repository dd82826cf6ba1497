package io.parley.standalone;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The four services in one context.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({Edge.class, ReadyLine.class, WebApp.class})
class StandaloneConfiguration {}
