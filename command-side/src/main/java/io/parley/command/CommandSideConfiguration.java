package io.parley.command;

import io.parley.edge.EdgeConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/// All beans of the command side. Import it to run them beside those of other services.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Import(EdgeConfiguration.class)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CommandSide.class))
public class CommandSideConfiguration {}
