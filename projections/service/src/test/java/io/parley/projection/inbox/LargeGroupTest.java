package io.parley.projection.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.parley.api.AccountId;
import io.parley.api.wire.Delivery;
import io.parley.projection.GroupStory;
import io.parley.projection.MongoServers;
import io.parley.projection.OnEachMongo;
import io.parley.projection.Story;
import io.parley.projection.log.LedgerHead;
import io.parley.projection.processing.EventProcessor;
import io.parley.readmodel.inbox.BodyDocument;
import io.parley.readmodel.inbox.EntryDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The cost of a message to many people.
@Tag("integration")
@OnEachMongo
class LargeGroupTest {
    private static final AccountId[] OTHERS =
            IntStream.range(1, 1_000).mapToObj(i -> Story.person("p" + i)).toArray(AccountId[]::new);

    private final MongoServers mongo;
    private final List<String> commands = new ArrayList<>();
    private final List<Delivery> told = new ArrayList<>();
    private final Story story = new Story();
    private final GroupStory group = new GroupStory(story, 1, story.ann, OTHERS);

    LargeGroupTest(MongoServers mongo) {
        this.mongo = mongo;
    }

    @Test
    void aMessageToAThousandIsOneBodyOneDeliveryAndAThousandEntriesAndReadsNoMembers() {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        var collection = event.getCommand().get(event.getCommandName());
                        if (collection != null && collection.isString()) {
                            commands.add(event.getCommandName() + " "
                                    + collection.asString().getValue());
                        }
                    }
                })
                .build();
        try (var client = MongoClients.create(settings)) {
            var database = client.getDatabase("parley-" + UUID.randomUUID());
            processor(database, 0).take(story.logged());
            // a restarted inbox has to read the members once
            var processor = processor(database, 1);
            group.said(story.ann, "one");
            processor.take(story.logged());
            assertThat(commands).contains("find inbox_member");
            commands.clear();
            told.clear();
            for (var i = 0; i < 30; i++) {
                group.said(story.ann, "and on");
            }
            // more than the inbox stores at once
            processor.take(story.logged());
            assertThat(commands).isNotEmpty().noneMatch(command -> command.startsWith("find inbox_"));
            assertThat(told).hasSize(30).allMatch(one -> one.recipients().size() == 1_000);
            assertThat(database.getCollection(BodyDocument.COLLECTION).countDocuments())
                    .isEqualTo(32);
            assertThat(database.getCollection(EntryDocument.COLLECTION).countDocuments())
                    .isEqualTo(32_000);
            assertThat(InboxModel.stored(database)).isEqualTo(InboxModel.expected("1.5", story.log()));
        }
    }

    private EventProcessor processor(MongoDatabase database, long head) {
        var processor = new EventProcessor(database, new Inbox(database, told::addAll, () -> {}));
        processor.resume(new LedgerHead.At(Story.LEDGER, 1, head));
        return processor;
    }
}
