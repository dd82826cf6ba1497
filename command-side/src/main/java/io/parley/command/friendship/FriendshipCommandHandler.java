package io.parley.command.friendship;

import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.Event;
import io.parley.api.EventId;
import io.parley.api.conversation.Content;
import io.parley.api.friendship.FriendshipCommand.Accept;
import io.parley.api.friendship.FriendshipCommand.Block;
import io.parley.api.friendship.FriendshipCommand.ChangeRemark;
import io.parley.api.friendship.FriendshipCommand.Decline;
import io.parley.api.friendship.FriendshipCommand.End;
import io.parley.api.friendship.FriendshipCommand.Request;
import io.parley.api.friendship.FriendshipCommand.Unblock;
import io.parley.api.friendship.FriendshipCommand.Withdraw;
import io.parley.api.friendship.FriendshipEvent.Accepted;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.wire.Answer;
import io.parley.command.StreamId;
import io.parley.command.account.Account;
import io.parley.command.aggregate.AggregateRepository;
import io.parley.command.aggregate.Repositories;
import io.parley.command.conversation.DirectConversation;
import io.parley.command.gateway.CommandHandlers;
import io.parley.command.gateway.Refused;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Carries out commands between two people: one unit of work changes their friendship and opens or closes their chat.
/// The friendship is always taken before the conversation and that before an account, so that two commands never wait
/// for each other.
@Component
final class FriendshipCommandHandler implements CommandHandlers {
    private final AggregateRepository<Friendship> friendships;
    private final AggregateRepository<DirectConversation> conversations;
    private final AggregateRepository<Account> accounts;

    FriendshipCommandHandler(Repositories repositories) {
        friendships = repositories.of(Friendship.class, Friendship::new);
        conversations = repositories.of(DirectConversation.class, DirectConversation::new);
        accounts = repositories.of(Account.class, Account::new);
    }

    @CommandHandler
    void handle(Request command, @MetaDataValue(ME) AccountId me, @MetaDataValue(NOW) Instant now) {
        var pair = pair(me, command.other());
        var greetings = friendship(pair)
                .invoke(f -> f.request(pair, command.message(), command.remark(), command.source(), now));
        if (!greetings.isEmpty()) {
            open(pair, greetings, command);
        }
        demandPerson(pair.other());
    }

    @CommandHandler
    void handle(Accept command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        open(pair, friendship(pair).invoke(f -> f.accept(pair, command.remark())), command);
    }

    @CommandHandler
    void handle(Decline command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        friendship(pair).execute(f -> f.decline(pair));
    }

    @CommandHandler
    void handle(Withdraw command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        friendship(pair).execute(f -> f.withdraw(pair));
    }

    @CommandHandler
    void handle(ChangeRemark command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        friendship(pair).execute(f -> f.changeRemark(pair, command.remark()));
    }

    @CommandHandler
    void handle(End command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        end(pair, friendship(pair));
    }

    @CommandHandler
    void handle(Block command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        var friendship = friendship(pair);
        if (friendship.invoke(Friendship::areFriends)) {
            end(pair, friendship); // before the block, which the other one doesn't see
        }
        friendship.execute(f -> f.block(pair));
        demandPerson(pair.other());
    }

    @CommandHandler
    void handle(Unblock command, @MetaDataValue(ME) AccountId me) {
        var pair = pair(me, command.other());
        friendship(pair).execute(f -> f.unblock(pair));
    }

    private void end(Pair pair, Aggregate<Friendship> friendship) {
        friendship.execute(f -> f.end(pair));
        conversation(pair).execute(DirectConversation::close);
    }

    @Override
    public Answer.Accepted answer(Object command, EventId id, Event first, @Nullable Object returned) {
        return new Answer.Accepted(id, first instanceof Accepted friends ? friends.conversationId() : null, null);
    }

    private void open(Pair pair, List<Greeting> greetings, Command command) {
        var conversation = conversation(pair);
        conversation.execute(c -> c.open(pair.conversation(), pair.id(), List.of(pair.me(), pair.other())));
        for (var greeting : greetings) {
            var text = greeting.message();
            if (text != null) {
                var from = greeting.from();
                var messageId = EventId.of(from.toString(), "greeting", command.clientId(), 0)
                        .value();
                conversation.execute(c -> c.send(from, messageId, new Content.PlainText(text)));
            }
        }
    }

    private static Pair pair(AccountId me, AccountId other) {
        if (me.equals(other)) {
            throw new Refused(FriendshipRefusal.ONESELF);
        }
        return new Pair(me, other);
    }

    private void demandPerson(AccountId other) {
        if (!accounts.load(StreamId.of(other)).invoke(Account::isRegistered)) {
            throw new Refused(FriendshipRefusal.NO_SUCH_PERSON);
        }
    }

    private Aggregate<Friendship> friendship(Pair pair) {
        return friendships.load(StreamId.of(pair.id()));
    }

    private Aggregate<DirectConversation> conversation(Pair pair) {
        return conversations.load(StreamId.of(pair.conversation()));
    }
}
