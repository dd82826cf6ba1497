package io.parley.readmodel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;

/// Opens the read model for its readers. It passes on the driver's exceptions unchanged, as `MongoException`.
public final class ReadModel {
    private final MongoClient client;
    private final String database;

    public ReadModel(MongoClient client, MongoSettings settings) {
        this.client = client;
        this.database = settings.database();
    }

    /// @param timeout the limit of one read, including the search for a server
    public MongoTemplate within(Duration timeout) {
        return new MongoTemplate(new TimedDatabase(client, database, timeout), StoredForm.CONVERTER);
    }

    /// The keys of the documents that a query finds. Reads nothing else of them.
    public static List<String> keys(MongoOperations mongo, Query query, String collection) {
        return Keyed.keys(mongo, query, collection);
    }

    /// The ids as texts, in the form that keys have.
    public static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toList();
    }

    private static final class TimedDatabase extends SimpleMongoClientDatabaseFactory {
        private final Duration timeout;

        TimedDatabase(MongoClient client, String database, Duration timeout) {
            super(client, database);
            this.timeout = timeout;
        }

        @Override
        protected MongoDatabase doGetMongoDatabase(String name) {
            return super.doGetMongoDatabase(name).withTimeout(timeout.toMillis(), MILLISECONDS);
        }

        @Override
        public PersistenceExceptionTranslator getExceptionTranslator() {
            return _ -> null;
        }
    }
}
