package io.parley.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboxSyncTest {
    @Test
    void anInboxIsAppliedInOrderWithoutHoles() {
        var applied = new StringBuilder();
        var sync = new InboxSync(event -> applied.append(event.messageNo()));
        for (var seq : new long[] {1, 3, 2, 2, 1, 5, 4}) {
            sync.entry("1.1", seq, new ReceivedFrame.EntryEvent("message.sent", "chat", seq, ""));
        }
        assertThat(applied).hasToString("12345");
        assertThat(sync.isCaughtUp()).isTrue();
        sync.head("1.1", 6);
        assertThat(sync.isBehind()).isTrue();
    }
}
