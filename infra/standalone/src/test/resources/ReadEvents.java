import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Prints the first events of a Parley, with nothing of Parley on the class path: only Kafka's own client.
/// `java -cp kafka-clients.jar:slf4j-api.jar ReadEvents.java 127.0.0.1:9092 10`
class ReadEvents {
    static void main(String[] args) {
        var howMany = Integer.parseInt(args[1]);
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", args[0]), text, text)) {
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
