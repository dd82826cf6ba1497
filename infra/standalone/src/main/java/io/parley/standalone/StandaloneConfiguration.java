package io.parley.standalone;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/// The four services in one context.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StandaloneConfiguration {}
