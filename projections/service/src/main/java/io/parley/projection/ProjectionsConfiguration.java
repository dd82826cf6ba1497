package io.parley.projection;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.parley.edge.settings.KafkaProperties;
import io.parley.projection.account.AccountProjection;
import io.parley.projection.conversation.ConversationProjection;
import io.parley.projection.conversation.TimelineProjection;
import io.parley.projection.friendship.FriendshipProjection;
import io.parley.projection.inbox.Deliveries;
import io.parley.projection.inbox.Inbox;
import io.parley.projection.inbox.KafkaDeliveries;
import io.parley.projection.kit.EventHandler;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.ProjectionHandler;
import io.parley.projection.kit.Reducer;
import io.parley.projection.kit.ReducerHandler;
import io.parley.projection.log.JdbcLedgerHead;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.log.LogSource;
import io.parley.projection.log.LogTail;
import io.parley.projection.log.ProjectionSettings;
import io.parley.projection.processing.EventProcessor;
import io.parley.projection.processing.EventProcessors;
import io.parley.readmodel.MongoSettings;
import io.parley.readmodel.ReadModelConfiguration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/// All beans of the projections: the inbox, the views, and what runs them. Every bean of type `Projection` or
/// `Reducer` becomes a view.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProjectionSettings.class, KafkaProperties.class})
@Import(ReadModelConfiguration.class)
public class ProjectionsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LedgerHead ledgerHead(ProjectionSettings settings) {
        return new JdbcLedgerHead(settings.ledger());
    }

    @Bean
    Projection accountProjection() {
        return new AccountProjection();
    }

    @Bean
    Projection friendshipProjection() {
        return new FriendshipProjection();
    }

    @Bean
    Projection conversationProjection() {
        return new ConversationProjection();
    }

    @Bean
    Projection timelineProjection() {
        return new TimelineProjection();
    }

    /// For a JVM without a connector.
    @Bean
    @Lazy
    @Fallback
    Deliveries inboxDeliveries(KafkaProperties kafka) {
        return new KafkaDeliveries(kafka);
    }

    @Bean
    Inbox inboxWriter(MongoSettings mongoSettings, MongoClient mongo, Deliveries deliveries) {
        return new Inbox(mongo.getDatabase(mongoSettings.database()), deliveries::send, deliveries::await);
    }

    @Bean("inboxHealthIndicator")
    EventProcessors inbox(
            ProjectionSettings settings,
            KafkaProperties kafka,
            MongoSettings mongoSettings,
            ObjectProvider<LogTail> tail,
            LedgerHead head,
            MongoClient mongo,
            Inbox writer,
            MeterRegistry meters) {
        var inbox = new EventProcessor(mongo.getDatabase(mongoSettings.database()), writer);
        var source = new LogSource(
                kafka::client,
                tail.getIfAvailable(() -> LogTail.NONE),
                settings.projection(),
                head,
                settings.projection().pace());
        return new EventProcessors("inbox", source, meters, List.of(inbox));
    }

    @Bean("projectionsHealthIndicator")
    EventProcessors views(
            ProjectionSettings settings,
            KafkaProperties kafka,
            MongoSettings mongoSettings,
            LedgerHead head,
            MongoClient mongo,
            Inbox inbox,
            List<Projection> projections,
            ObjectProvider<Reducer<?>> reducers,
            MeterRegistry meters) {
        var database = mongo.getDatabase(mongoSettings.database());
        var views = Stream.<EventHandler>concat(
                        projections.stream().map(projection -> new ProjectionHandler(database, projection)),
                        reducers.orderedStream().map(reducer -> new ReducerHandler<>(database, reducer)))
                .toList();
        EventProcessors.requireApart(
                Stream.concat(views.stream(), Stream.of(inbox)).toList());
        var processors =
                views.stream().map(view -> new EventProcessor(database, view)).toList();
        var source = new LogSource(
                kafka::client,
                LogTail.NONE,
                settings.projection(),
                head,
                settings.projection().viewPace());
        return new EventProcessors("views", source, meters, processors);
    }
}
