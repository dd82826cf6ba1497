package io.parley.bench.load;

import io.parley.bench.client.Api;
import io.parley.bench.client.Fleet;
import io.parley.bench.client.Person;
import java.util.List;

/// People in a ring, each connected and a friend of the next: as many conversations as people, and both write in each.
final class Ring implements AutoCloseable {
    private final Fleet fleet;
    private final List<Person> people;
    private final List<String> conversations;
    private final Flow flow;

    /// Blocking: registers, befriends and connects them.
    ///
    /// @param size from 3
    /// @param text of each message
    Ring(Api api, int size, String text) throws InterruptedException {
        fleet = new Fleet(api);
        flow = new Flow(fleet);
        people = fleet.people(size);
        conversations = fleet.each(size, i -> api.befriend(people.get(i), people.get((i + 1) % size)));
        var clients = people.stream().map(flow::client).toList();
        for (var i = 0; i < size; i++) {
            flow.among(List.of(clients.get(i), clients.get((i + 1) % size)), conversations.get(i), text);
        }
        fleet.connect(clients);
    }

    Fleet fleet() {
        return fleet;
    }

    Flow flow() {
        return flow;
    }

    Books books() {
        return flow.books();
    }

    List<Person> people() {
        return people;
    }

    /// Reads back what was sent since this was done last, and compares it with what was heard.
    void checkHistory() throws InterruptedException {
        fleet.each(conversations.size(), i -> {
            new HistoryCheck(fleet.api(), people.get(i), conversations.get(i), books()).run();
            return true;
        });
    }

    @Override
    public void close() {
        fleet.close();
    }
}
