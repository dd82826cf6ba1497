package io.parley.readmodel;

import com.mongodb.client.MongoClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The read model's beans. Each service that needs one of them imports this configuration.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MongoSettings.class)
public class ReadModelConfiguration {

    @Bean
    ReadModel readModel(MongoClient client, MongoSettings settings) {
        return new ReadModel(client, settings);
    }

    @Bean
    MongoTemplate readModelTemplate(ReadModel readModel, MongoSettings settings) {
        return readModel.within(settings.timeout());
    }
}
