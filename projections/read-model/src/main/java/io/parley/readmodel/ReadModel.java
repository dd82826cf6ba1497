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

/// Opens the read model for those who read it. What the driver throws flies on as it is: `MongoException`.
public final class ReadModel {
    private final MongoClient client;
    private final String database;

    public ReadModel(MongoClient client, MongoSettings settings) {
        this.client = client;
        this.database = settings.database();
    }

    /// @param timeout of one read, finding a server included
    public MongoTemplate within(Duration timeout) {
        return new MongoTemplate(new TimedDatabase(client, database, timeout), StoredForm.CONVERTER);
    }

    /// The keys of what a query finds, without reading more of it.
    public static List<String> keys(MongoOperations mongo, Query query, String collection) {
        return Keyed.keys(mongo, query, collection);
    }

    /// Ids as they stand in keys.
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
