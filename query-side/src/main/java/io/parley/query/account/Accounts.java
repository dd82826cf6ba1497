package io.parley.query.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import io.parley.api.AccountId;
import io.parley.api.ClaimId;
import io.parley.api.Wire;
import io.parley.api.account.Avatar;
import io.parley.api.account.PersonView;
import io.parley.api.account.SelfView;
import io.parley.query.AsOf;
import io.parley.query.Views;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the view of accounts, as of a moment that was looked up before.
@Component
public class Accounts {
    /// An account whose personal data was erased is nobody any more.
    private static final Bson NAMED = exists("handle");

    private final Views views;

    Accounts(Views views) {
        this.views = views;
    }

    /// Absent while the view has not come to the registration yet.
    public Optional<SelfView> self(AccountId account, AsOf asOf) {
        return Optional.ofNullable(views.collection("account")
                        .find(eq("_id", account.toString()))
                        .first())
                .map(found -> selfOf(found, asOf));
    }

    /// Those of the accounts that exist, in no order.
    public List<PersonView> people(Collection<AccountId> accounts, AsOf asOf) {
        var ids = accounts.stream().map(AccountId::toString).toList();
        return views.collection("account")
                .find(and(NAMED, in("_id", ids)))
                .map(found -> personOf(found, asOf))
                .into(new ArrayList<>());
    }

    /// The one who has claimed this name and wants to be found by it: by a handle always, by an e-mail address or phone
    /// number where they allow it.
    @Nullable
    PersonView findable(ClaimId.Kind kind, ClaimId claim, AsOf asOf) {
        var claimed = and(NAMED, eq("claims." + Wire.name(kind), claim.value()));
        var findable = switch (kind) {
            case HANDLE -> claimed;
            case EMAIL -> and(claimed, eq("byEmail", true));
            case PHONE -> and(claimed, eq("byPhone", true));
        };
        var found = views.collection("account").find(findable).first();
        return found == null ? null : personOf(found, asOf);
    }

    private static SelfView selfOf(Document account, AsOf asOf) {
        var person = personOf(account, asOf);
        return new SelfView(
                person.accountId(),
                person.handle(),
                person.nickname(),
                person.avatar(),
                account.getBoolean("byEmail", false),
                account.getBoolean("byPhone", false),
                account.getBoolean("readMarks", true),
                account.getBoolean("presence", true),
                account.getBoolean("askBeforeGroups", false),
                person.seq());
    }

    private static PersonView personOf(Document account, AsOf asOf) {
        return new PersonView(
                AccountId.of(account.getString("_id")),
                account.getString("handle"),
                account.getString("nickname"),
                Wire.constant(Avatar.class, account.getString("avatar")),
                asOf.seq());
    }
}
