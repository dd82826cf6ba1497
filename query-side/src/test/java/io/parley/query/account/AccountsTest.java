package io.parley.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.account.SelfView;
import io.parley.query.OnEachMongo;
import io.parley.query.TestServer;
import org.junit.jupiter.api.Test;

@OnEachMongo
record AccountsTest(TestServer server) {

    @Test
    void oneSeesOneself() {
        var anna = server.seed().ready().account();
        var self = server.get(anna, "/api/me").as(SelfView.class);
        assertThat(self.accountId()).isEqualTo(anna);
        assertThat(self.findableByEmail()).isTrue();
        assertThat(self.findableByPhone()).isFalse();
    }
}
