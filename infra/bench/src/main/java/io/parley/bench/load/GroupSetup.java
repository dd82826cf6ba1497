package io.parley.bench.load;

import io.parley.bench.client.Api;
import io.parley.bench.client.ClientPool;
import io.parley.bench.client.Person;
import java.util.List;
import java.util.Map;

/// People who are in a group together: the first of them makes it and is everyone's friend.
public final class GroupSetup {
    /// As many as one command may name.
    private static final int AT_ONCE = 200;

    private GroupSetup() {}

    /// Registers so many, and makes the others friends of the first.
    public static List<Person> people(ClientPool pool, int count) throws InterruptedException {
        var people = pool.people(count);
        System.out.printf("befriending %,d%n", count - 1);
        pool.each(count - 1, i -> pool.api().befriend(people.getFirst(), people.get(i + 1)));
        return people;
    }

    /// Returns the id of their group.
    public static String group(Api api, List<Person> people) {
        var first = Math.min(people.size(), AT_ONCE);
        var fields = Map.of("name", "bench", "members", ids(people.subList(1, first)));
        var conversation = api.command(people.getFirst(), "group.create", fields)
                .path("conversationId")
                .stringValue();
        invite(api, people.getFirst(), conversation, people.subList(first, people.size()));
        return conversation;
    }

    public static void invite(Api api, Person owner, String conversation, List<Person> people) {
        for (var from = 0; from < people.size(); from += AT_ONCE) {
            var some = ids(people.subList(from, Math.min(people.size(), from + AT_ONCE)));
            api.command(owner, "group.invite", Map.of("conversationId", conversation, "members", some));
        }
    }

    private static List<String> ids(List<Person> people) {
        return people.stream().map(Person::accountId).toList();
    }
}
