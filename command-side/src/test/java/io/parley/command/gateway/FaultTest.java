package io.parley.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.AccountId;
import io.parley.api.account.SessionId;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.wire.Actor;
import io.parley.api.wire.Answer;
import io.parley.command.Nodes;
import io.parley.command.ledger.Ledger;
import io.parley.command.ledger.LedgerBusy;
import io.parley.command.ledger.LedgerUnavailable;
import io.parley.command.ledger.StreamConflict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("integration")
@ExtendWith(OutputCaptureExtension.class)
class FaultTest {
    private static final int TRIES = 3;
    private static final Actor ANN = new Actor(new AccountId(UUID.randomUUID()), SessionId.random());

    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void aFullLedgerIsBusy() {
        assertThat(answer(() -> new LedgerBusy("full"))).isInstanceOf(Answer.Busy.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void whatComesTooSoonIsToldHowLongToWait() {
        assertThat(answer(() -> new RetryLater(Duration.ofNanos(1_500_000_001))))
                .isEqualTo(new Answer.Busy(1_501));
        assertThat(tries).hasValue(1);
    }

    @Test
    void whoIsAlwaysOvertakenIsToldToComeAgain() {
        assertThat(answer(() -> new StreamConflict("friendship-1"))).isInstanceOf(Answer.Busy.class);
        assertThat(tries).hasValue(TRIES);
    }

    @Test
    void anUnknownEndIsAFaultThatTellsNothing(CapturedOutput output) {
        assertThat(answer(() -> new LedgerUnavailable("gone", null))).isEqualTo(new Answer.Failed());
        assertThat(answer(() -> new IllegalStateException("Failing row contains (my dear Bob)")))
                .isEqualTo(new Answer.Failed());
        assertThat(output.getAll())
                .contains("friendship.end", "IllegalStateException")
                .doesNotContain("dear Bob");
    }

    @Test
    @SuppressWarnings("NullAway") // an actor without a session stands for any fault of ours before the bus
    void aFaultBeforeTheBusIsAnsweredToo(CapturedOutput output) {
        var gateway = gateway(SimpleCommandBus.builder().build());
        assertThat(gateway.execute(new Actor(ANN.account(), null), end())).isEqualTo(new Answer.Failed());
        assertThat(output.getAll()).contains("FriendshipCommand$End", "NullPointerException");
    }

    private Answer answer(Supplier<RuntimeException> fault) {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(End.class.getName(), message -> {
            tries.incrementAndGet();
            throw fault.get();
        });
        return gateway(bus).execute(ANN, end());
    }

    private static CommandGateway gateway(CommandBus bus) {
        return new CommandGateway(
                bus,
                Map.of(),
                Nodes.ONE.bean(Ledger.class),
                Nodes.ONE.bean(ContentDigest.class),
                InstantSource.system(),
                TRIES);
    }

    private static End end() {
        return new End(UUID.randomUUID(), new AccountId(UUID.randomUUID()));
    }
}
