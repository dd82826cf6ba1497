package io.parley.projection.account;

import com.mongodb.client.MongoDatabase;
import io.parley.api.AccountId;
import io.parley.api.Event;
import io.parley.api.account.AccountEvent;
import io.parley.api.account.ClaimId;
import io.parley.api.wire.PublishedEvent;
import io.parley.projection.kit.DocumentWrite;
import io.parley.projection.kit.Projection;
import io.parley.projection.kit.Writes;
import io.parley.readmodel.account.AccountDocument;
import java.util.List;

/// Makes an `AccountDocument` of each account. It has no handle, nickname and avatar if its
/// `personal` was erased.
public final class AccountProjection implements Projection {
    @Override
    public String name() {
        return AccountDocument.PROJECTION;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> collections() {
        return List.of(AccountDocument.COLLECTION);
    }

    @Override
    public void createIndexes(MongoDatabase database) {
        AccountDocument.createIndexes(database);
    }

    @Override
    public void on(Event event, PublishedEvent seen, Writes writes) {
        if (!(event instanceof AccountEvent change)) {
            return;
        }
        switch (change) {
            case AccountEvent.Registered e -> registered(e, writes);
            case AccountEvent.NicknameChanged e -> {
                if (e.personal() != null) {
                    account(writes, e.accountId())
                            .set(AccountDocument.NICKNAME, e.personal().nickname());
                }
            }
            case AccountEvent.AvatarChanged e -> {
                if (e.personal() != null) {
                    account(writes, e.accountId())
                            .set(AccountDocument.AVATAR, e.personal().avatar());
                }
            }
            case AccountEvent.DiscoverabilityChanged e ->
                account(writes, e.accountId())
                        .set(AccountDocument.BY_EMAIL, e.byEmail())
                        .set(AccountDocument.BY_PHONE, e.byPhone());
            case AccountEvent.PrivacyChanged e ->
                account(writes, e.accountId())
                        .set(AccountDocument.READ_MARKS, e.readMarks())
                        .set(AccountDocument.PRESENCE, e.presence());
            case AccountEvent.InvitationsChanged e ->
                account(writes, e.accountId()).set(AccountDocument.ASK_BEFORE_GROUPS, e.askFirst());
            // repeats for the claim what the registration says for the account
            case AccountEvent.HandleClaimed _ -> {}
        }
    }

    private static void registered(AccountEvent.Registered e, Writes writes) {
        var account = writes.insert(AccountDocument.COLLECTION, AccountDocument.key(e.accountId()))
                .set(AccountDocument.claim(ClaimId.Kind.HANDLE), e.handleClaim().value())
                .set(AccountDocument.claim(ClaimId.Kind.EMAIL), e.emailClaim().value())
                .set(AccountDocument.BY_EMAIL, true)
                .set(AccountDocument.BY_PHONE, false);
        if (e.phoneClaim() != null) {
            account.set(
                    AccountDocument.claim(ClaimId.Kind.PHONE), e.phoneClaim().value());
        }
        if (e.personal() != null) {
            account.set(AccountDocument.HANDLE, e.personal().handle())
                    .set(AccountDocument.NICKNAME, e.personal().nickname())
                    .set(AccountDocument.AVATAR, e.personal().avatar());
        }
    }

    private static DocumentWrite account(Writes writes, AccountId account) {
        return writes.document(AccountDocument.COLLECTION, AccountDocument.key(account));
    }
}
