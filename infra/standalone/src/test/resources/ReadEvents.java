import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Prints the first events of a Parley, with nothing of Parley on the class path: only Kafka's own client. The
/// file says where Kafka is, and with which name and password one may read there.
/// `java -cp kafka-clients.jar:slf4j-api.jar ReadEvents.java data/secrets/kafka-reader.properties 10`
class ReadEvents {
    static void main(String[] args) throws IOException {
        var kafka = new Properties();
        try (var file = Files.newBufferedReader(Path.of(args[0]))) {
            kafka.load(file);
        }
        var howMany = Integer.parseInt(args[1]);
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(kafka, text, text)) {
            var log = List.of(new TopicPartition("parley.events", 0));
            consumer.assign(log);
            consumer.seekToBeginning(log);
            for (var read = 0; read < howMany; ) {
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                    System.out.println(event.key() + "\t" + event.value());
                    read++;
                }
            }
        }
    }
}
