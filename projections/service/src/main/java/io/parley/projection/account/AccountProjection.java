package io.parley.projection.account;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.Event;
import io.parley.api.Wire;
import io.parley.api.account.AccountEvent;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import java.util.List;
import org.bson.Document;

/// `account`: {_id, handle, nickname, avatar, claims: {handle, email?, phone?}, byEmail, byPhone, readMarks?,
/// presence?, askBeforeGroups?, p}, where what is shown to others is shown unless it says not. Handle, nickname and
/// avatar are missing where the event has no `personal` any more.
public final class AccountProjection implements Projection {
    private static final String ACCOUNT = "account";

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> collections() {
        return List.of(ACCOUNT);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        for (var field : List.of("handle", "claims.handle", "claims.email", "claims.phone")) {
            database.getCollection(ACCOUNT).createIndex(Indexes.ascending(field));
        }
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (!(event instanceof AccountEvent change)) {
            return;
        }
        switch (change) {
            case AccountEvent.Registered e -> registered(e, writes);
            case AccountEvent.DiscoverabilityChanged e ->
                writes.document(ACCOUNT, e.accountId().toString())
                        .set("byEmail", e.byEmail())
                        .set("byPhone", e.byPhone());
            case AccountEvent.PrivacyChanged e ->
                writes.document(ACCOUNT, e.accountId().toString())
                        .set("readMarks", e.readMarks())
                        .set("presence", e.presence());
            case AccountEvent.InvitationsChanged e ->
                writes.document(ACCOUNT, e.accountId().toString()).set("askBeforeGroups", e.askFirst());
            // says of the claim what the registration says of the account
            case AccountEvent.HandleClaimed _ -> {}
        }
    }

    private static void registered(AccountEvent.Registered e, Writes writes) {
        var claims = new Document("handle", e.handleClaim().value())
                .append("email", e.emailClaim().value());
        if (e.phoneClaim() != null) {
            claims.append("phone", e.phoneClaim().value());
        }
        var account = new Document("claims", claims).append("byEmail", true).append("byPhone", false);
        if (e.personal() != null) {
            account.append("handle", e.personal().handle())
                    .append("nickname", e.personal().nickname())
                    .append("avatar", Wire.name(e.personal().avatar()));
        }
        writes.insert(ACCOUNT, e.accountId().toString(), account);
    }
}
