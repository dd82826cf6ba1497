package io.parley.standalone.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// All that is served beside the services.
@Configuration(proxyBeanMethods = false)
@Import({Edge.class, WebApp.class, OnlyJson.class})
public class WebConfiguration {}
