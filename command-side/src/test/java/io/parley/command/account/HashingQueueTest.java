package io.parley.command.account;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.command.account.PasswordHashing.Asker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Tasks are named after their askers, networks or those on a `known` device.
class HashingQueueTest {
    private final Map<FutureTask<?>, String> names = new HashMap<>();

    @Test
    void askersTakeTurns() throws Exception {
        var queue = new HashingQueue(10);
        add(queue, "a1", "a2", "a3", "b1", "c1", "b2");
        assertThat(taken(queue, 6)).containsExactly("a1", "b1", "c1", "a2", "b2", "a3");
    }

    @Test
    void whoHasTheMostLosesTheLastToOneWhoHasFewer() throws Exception {
        var queue = new HashingQueue(3);
        var as = add(queue, "a1", "a2", "a3");
        add(queue, "b1", "c1");
        assertThat(as).extracting(FutureTask::isCancelled).containsExactly(false, true, true);
        assertThat(queue.add(asker("d1"), task("d1"))).isFalse();
        assertThat(queue.add(asker("a4"), task("a4"))).isFalse();
        assertThat(taken(queue, 3)).containsExactly("a1", "b1", "c1");
    }

    @Test
    void oneWhoFillsTheLineAloneGetsNoMore() {
        var queue = new HashingQueue(2);
        add(queue, "a1", "a2");
        assertThat(queue.add(asker("a3"), task("a3"))).isFalse();
    }

    @Test
    void thereIsRoomForKnownDevicesAndTheyWaitForEverySecondTurn() throws Exception {
        var queue = new HashingQueue(3);
        add(queue, "a1", "b1", "c1", "known1", "known2", "known3");
        assertThat(queue.add(asker("d1"), task("d1"))).isFalse();
        assertThat(queue.add(asker("known4"), task("known4"))).isFalse();
        assertThat(taken(queue, 6)).containsExactly("known1", "a1", "known2", "b1", "known3", "c1");
    }

    @Test
    void whoWaitsNoMoreTakesNoPlaceAndNoTurn() throws Exception {
        var queue = new HashingQueue(2);
        var first = add(queue, "a1", "b1").getFirst();
        queue.remove(asker("a1"), first);
        queue.remove(asker("a1"), first);
        add(queue, "c1");
        assertThat(taken(queue, 2)).containsExactly("b1", "c1");
    }

    private List<FutureTask<?>> add(HashingQueue queue, String... tasks) {
        var added = new ArrayList<FutureTask<?>>();
        for (var name : tasks) {
            var task = task(name);
            assertThat(queue.add(asker(name), task)).as(name).isTrue();
            added.add(task);
        }
        return added;
    }

    private FutureTask<?> task(String name) {
        var task = new FutureTask<>(() -> name);
        names.put(task, name);
        return task;
    }

    private static Asker asker(String task) {
        return new Asker(task.substring(0, task.length() - 1), task.startsWith("known"));
    }

    private List<String> taken(HashingQueue queue, int count) throws InterruptedException {
        var taken = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            taken.add(requireNonNull(names.get(queue.take())));
        }
        return taken;
    }
}
