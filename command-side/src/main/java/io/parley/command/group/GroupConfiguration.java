package io.parley.command.group;

import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroupProperties.class)
class GroupConfiguration {

    /// Also for what is done in every kind of conversation.
    @Bean
    AggregateRepository<GroupConversation> groupConversations(Repositories repositories) {
        return repositories.of(GroupConversation.class, GroupConversation::new);
    }
}
