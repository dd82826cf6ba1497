package io.parley.bench.load;

import io.parley.bench.client.Api;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import java.util.List;

/// People in a ring, each connected and a friend of the next: as many conversations as people, and both write in each.
public final class Ring implements AutoCloseable {
    private final ClientPool pool;
    private final List<Person> people;
    private final List<String> conversations;
    private final OpenLoop openLoop;

    /// Blocking: registers, befriends and connects them.
    ///
    /// @param size from 3
    /// @param text of each message
    public Ring(Api api, int size, String text) throws InterruptedException {
        pool = new ClientPool(api);
        openLoop = new OpenLoop(pool);
        people = pool.people(size);
        conversations = pool.each(size, i -> api.befriend(people.get(i), people.get((i + 1) % size)));
        var clients = people.stream().map(openLoop::client).toList();
        for (var i = 0; i < size; i++) {
            openLoop.among(List.of(clients.get(i), clients.get((i + 1) % size)), conversations.get(i), text);
        }
        pool.connect(clients);
    }

    public ClientPool pool() {
        return pool;
    }

    public OpenLoop openLoop() {
        return openLoop;
    }

    public DeliveryCheck deliveries() {
        return openLoop.deliveries();
    }

    public List<Person> people() {
        return people;
    }

    /// Reads back what was sent since this was done last, and compares it with what was heard.
    public void checkHistory() throws InterruptedException {
        pool.each(conversations.size(), i -> {
            new HistoryCheck(pool.api(), people.get(i), conversations.get(i), deliveries()).run();
            return true;
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
