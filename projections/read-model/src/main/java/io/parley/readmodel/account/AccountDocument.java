package io.parley.readmodel.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.Wire;
import io.parley.api.account.Avatar;
import io.parley.api.account.ClaimId;
import io.parley.readmodel.Fields;
import io.parley.readmodel.ReadModel;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/// An account, by its id. Handle, nickname and avatar are absent if the account's personal data was erased;
/// then readers treat it as nobody.
///
/// @param avatar absent too if the picture is the initial of the nickname
/// @param readMarks absent if it never changed, which means that read marks are visible
/// @param presence likewise, for presence
@Document(AccountDocument.COLLECTION)
public record AccountDocument(
        @Id String key,
        @Field(HANDLE) String handle,
        @Field(NICKNAME) String nickname,
        @Field(AVATAR) @Nullable Avatar avatar,
        @Field(BY_EMAIL) boolean byEmail,
        @Field(BY_PHONE) boolean byPhone,
        @Field(READ_MARKS) @Nullable Boolean readMarks,
        @Field(PRESENCE) @Nullable Boolean presence,
        @Field(ASK_BEFORE_GROUPS) boolean askBeforeGroups,
        @Field(Fields.POSITION) long position) {
    public static final String PROJECTION = "accounts";
    public static final String COLLECTION = "account";
    public static final String HANDLE = "handle";
    public static final String NICKNAME = "nickname";
    public static final String AVATAR = "avatar";
    public static final String BY_EMAIL = "byEmail";
    public static final String BY_PHONE = "byPhone";
    public static final String READ_MARKS = "readMarks";
    public static final String PRESENCE = "presence";
    public static final String ASK_BEFORE_GROUPS = "askBeforeGroups";

    private static final String CLAIMS = "claims";

    public AccountId account() {
        return AccountId.of(key);
    }

    public boolean showsReadMarks() {
        return readMarks == null || readMarks;
    }

    public boolean showsPresence() {
        return presence == null || presence;
    }

    public static String key(AccountId account) {
        return account.toString();
    }

    /// The path of the claim by which others find the account.
    public static String claim(ClaimId.Kind kind) {
        return Fields.path(CLAIMS, Wire.name(kind));
    }

    public static void createIndexes(MongoDatabase database) {
        Stream.concat(Stream.of(HANDLE), Stream.of(ClaimId.Kind.values()).map(AccountDocument::claim))
                .forEach(field -> database.getCollection(COLLECTION).createIndex(Indexes.ascending(field)));
    }

    /// Those of the accounts whose personal data was not erased.
    public static Query among(Collection<AccountId> accounts) {
        return Query.query(somebody().and(Fields.KEY).in(ReadModel.texts(accounts)));
    }

    /// The account that has claimed this name and can be found by it: always by a handle, and by an e-mail
    /// address or phone number if its owner allows it.
    public static Query findable(ClaimId.Kind kind, ClaimId claim) {
        var claimed = somebody().and(claim(kind)).is(claim.value());
        return Query.query(
                switch (kind) {
                    case HANDLE -> claimed;
                    case EMAIL -> claimed.and(BY_EMAIL).is(true);
                    case PHONE -> claimed.and(BY_PHONE).is(true);
                });
    }

    /// Those of these keys that don't show their presence.
    public static Query hiding(List<String> keys) {
        return Query.query(where(Fields.KEY).in(keys).and(PRESENCE).is(false));
    }

    private static Criteria somebody() {
        return where(HANDLE).exists(true);
    }
}
