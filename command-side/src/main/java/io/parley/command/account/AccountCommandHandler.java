package io.parley.command.account;

import io.parley.api.AccountId;
import io.parley.api.account.AccountCommand.ChangeAvatar;
import io.parley.api.account.AccountCommand.ChangeDiscoverability;
import io.parley.api.account.AccountCommand.ChangeInvitations;
import io.parley.api.account.AccountCommand.ChangeNickname;
import io.parley.api.account.AccountCommand.ChangePrivacy;
import io.parley.api.account.AccountRefusal;
import io.parley.api.account.ClaimId;
import io.parley.command.StreamId;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import io.parley.command.gateway.CommandHandlers;
import io.parley.command.gateway.Refused;
import java.util.Comparator;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

@Component
final class AccountCommandHandler implements CommandHandlers {
    private final AggregateRepository<Account> accounts;
    private final AggregateRepository<Handle> handles;

    AccountCommandHandler(Repositories repositories) {
        accounts = repositories.of(Account.class, Account::new);
        handles = repositories.of(Handle.class, Handle::new);
    }

    /// Takes the handles in the order of their ids first, so that two registrations never wait for each other.
    @CommandHandler
    void handle(Register command) {
        var claims = command.claims();
        claims.values().stream().sorted(Comparator.comparing(ClaimId::value)).forEach(this::handle);
        claims.forEach((kind, claim) -> {
            if (handle(claim).invoke(Handle::isClaimed)) {
                throw new Refused(taken(kind));
            }
        });
        accounts.load(StreamId.of(command.account())).execute(a -> a.register(command));
        claims.forEach((kind, claim) -> handle(claim).execute(h -> h.claim(claim, kind, command.account())));
    }

    @CommandHandler
    void handle(ChangeNickname command, @MetaDataValue(ME) AccountId me) {
        accounts.load(StreamId.of(me)).execute(a -> a.changeNickname(me, command.nickname()));
    }

    @CommandHandler
    void handle(ChangeAvatar command, @MetaDataValue(ME) AccountId me) {
        accounts.load(StreamId.of(me)).execute(a -> a.changeAvatar(me, command.avatar()));
    }

    @CommandHandler
    void handle(ChangeDiscoverability command, @MetaDataValue(ME) AccountId me) {
        accounts.load(StreamId.of(me)).execute(a -> a.changeDiscoverability(me, command.byEmail(), command.byPhone()));
    }

    @CommandHandler
    void handle(ChangePrivacy command, @MetaDataValue(ME) AccountId me) {
        accounts.load(StreamId.of(me)).execute(a -> a.changePrivacy(me, command.readMarks(), command.presence()));
    }

    @CommandHandler
    void handle(ChangeInvitations command, @MetaDataValue(ME) AccountId me) {
        accounts.load(StreamId.of(me)).execute(a -> a.changeInvitations(me, command.askFirst()));
    }

    private Aggregate<Handle> handle(ClaimId claim) {
        return handles.load(StreamId.of(claim));
    }

    private static AccountRefusal taken(ClaimId.Kind kind) {
        return switch (kind) {
            case HANDLE -> AccountRefusal.HANDLE_TAKEN;
            case EMAIL -> AccountRefusal.EMAIL_TAKEN;
            case PHONE -> AccountRefusal.PHONE_TAKEN;
        };
    }
}
