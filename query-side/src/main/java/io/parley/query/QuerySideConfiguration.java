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

/// All of the query side except its main class, for a context that may hold other services too. Beans are
/// named by their full class name. A bean that other services may bring too is created only if it is missing.
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
