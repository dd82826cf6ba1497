package io.parley.query.account;

import io.parley.api.AccountId;
import io.parley.api.account.ClaimId;
import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.query.AsOf;
import io.parley.readmodel.account.AccountDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Reads the view of accounts, as of a moment that the caller looked up before.
@Component
public class Accounts {
    private final MongoTemplate mongo;

    Accounts(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /// Empty until the view has reached the registration.
    public Optional<SelfView> self(AccountId account, AsOf asOf) {
        return find(account).map(found -> selfOf(found, asOf));
    }

    /// Whether the account shows how far it has read. Empty until the view has reached the registration.
    public Optional<Boolean> showsReadMarks(AccountId account) {
        return find(account).map(AccountDocument::showsReadMarks);
    }

    /// Those of the accounts that exist, in no particular order.
    public List<PersonView> people(Collection<AccountId> accounts, AsOf asOf) {
        return mongo.find(AccountDocument.among(accounts), AccountDocument.class).stream()
                .map(found -> personOf(found, asOf))
                .toList();
    }

    /// The person who has claimed this name and allows others to find them by it.
    @Nullable
    PersonView findable(ClaimId.Kind kind, ClaimId claim, AsOf asOf) {
        var found = mongo.findOne(AccountDocument.findable(kind, claim), AccountDocument.class);
        return found == null ? null : personOf(found, asOf);
    }

    private Optional<AccountDocument> find(AccountId account) {
        return Optional.ofNullable(mongo.findById(AccountDocument.key(account), AccountDocument.class));
    }

    private static SelfView selfOf(AccountDocument account, AsOf asOf) {
        return new SelfView(
                account.account(),
                account.handle(),
                account.nickname(),
                account.avatar(),
                account.byEmail(),
                account.byPhone(),
                account.showsReadMarks(),
                account.showsPresence(),
                account.askBeforeGroups(),
                asOf.seq());
    }

    private static PersonView personOf(AccountDocument account, AsOf asOf) {
        return new PersonView(account.account(), account.handle(), account.nickname(), account.avatar(), asOf.seq());
    }
}
