package io.parley.query;

import io.parley.api.Json;
import io.parley.edge.EdgeConfiguration;
import io.parley.readmodel.ReadModelConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/// All of the query side but its main class, for a context that may hold other services too: its beans are named by
/// their whole class name, and what others bring as well is only made where it is missing.
@Configuration(proxyBeanMethods = false)
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QuerySide.class))
@ConfigurationPropertiesScan
@Import({EdgeConfiguration.class, ReadModelConfiguration.class})
public class QuerySideConfiguration {

    @Bean
    @ConditionalOnMissingBean(JsonMapper.class)
    JsonMapper queryJson() {
        return Json.STRICT;
    }
}
