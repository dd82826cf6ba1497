package io.parley.bench.replay;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// A database that takes what is written in bulk and drops it: views are made, up to the models of their writes, and
/// never stored. All else passes through, tokens among it, which are written one by one.
final class DiscardingDatabase {
    private DiscardingDatabase() {}

    static MongoDatabase over(MongoDatabase database) {
        return proxy(MongoDatabase.class, (_, method, arguments) -> {
            var answer = pass(database, method, arguments);
            return answer instanceof MongoCollection<?> collection ? dropping(collection) : answer;
        });
    }

    private static MongoCollection<?> dropping(MongoCollection<?> collection) {
        return proxy(
                MongoCollection.class,
                (_, method, arguments) -> method.getName().equals("bulkWrite")
                        ? BulkWriteResult.unacknowledged()
                        : pass(collection, method, arguments));
    }

    private static @Nullable Object pass(Object to, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
