package io.parley.query;

import io.parley.edge.problem.Problem;
import io.parley.readmodel.MongoSettings;
import io.parley.readmodel.account.AccountDocument;
import io.parley.readmodel.conversation.ConversationDocument;
import io.parley.readmodel.conversation.TimelineDocument;
import io.parley.readmodel.friendship.FriendshipDocument;
import io.parley.readmodel.inbox.HeadDocument;
import io.parley.readmodel.token.TokenDocument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// The views that the projections write, and the token of each: its position in the log. A view's collections
/// hold everything up to its token, and perhaps some of what came later.
@Component
public class Views {
    public static final String ACCOUNTS = AccountDocument.PROJECTION;
    public static final String FRIENDSHIPS = FriendshipDocument.PROJECTION;
    public static final String CONVERSATIONS = ConversationDocument.PROJECTION;
    public static final String TIMELINE = TimelineDocument.PROJECTION;
    public static final String INBOX = HeadDocument.PROJECTION;
    static final List<String> ALL = List.of(ACCOUNTS, FRIENDSHIPS, CONVERSATIONS, TIMELINE, INBOX);

    private static final Duration PAUSE = Duration.ofMillis(15);

    private final MongoTemplate mongo;
    private final Duration patience;

    Views(MongoTemplate mongo, MongoSettings settings) {
        this.mongo = mongo;
        this.patience = settings.patience();
    }

    /// The token of a view. Throws a `not-ready` problem while the view still catches up with the events
    /// before its start.
    public Token token(String view) {
        var token = tokens(List.of(view)).stream().findAny().orElseThrow(Problem::notReady);
        if (!token.caughtUp()) {
            throw Problem.notReady();
        }
        return token;
    }

    /// The position that all of these views have reached.
    public long position(String... views) {
        var tokens = tokens(List.of(views));
        if (tokens.size() < views.length || !tokens.stream().allMatch(Token::caughtUp)) {
            throw Problem.notReady();
        }
        return tokens.stream().mapToLong(Token::position).min().orElseThrow();
    }

    /// Waits until each of the views reaches `position` in that generation of the log. Throws a `not-ready`
    /// problem if that takes too long.
    public void await(int generation, long position, String... views) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (tokens(List.of(views)).stream()
                        .filter(t -> t.caughtUp() && t.generation() == generation && t.position() >= position)
                        .count()
                < views.length) {
            if (System.nanoTime() > deadline) {
                throw Problem.notReady();
            }
            pause();
        }
    }

    /// The answer to `question`. If there is none, waits until the views have reached the inbox and asks
    /// again, since a client may learn of something from its inbox before the views have it.
    public <T> Optional<T> soon(Supplier<Optional<T>> question, String... views) {
        return soon(question, Optional::isPresent, views);
    }

    /// Like `soon`, for answers that may be present and still incomplete.
    public <T> T soon(Supplier<T> question, Predicate<T> enough, String... views) {
        var answer = question.get();
        if (enough.test(answer)) {
            return answer;
        }
        catchUp(views);
        return question.get();
    }

    /// Waits until the views have everything that a client may know from its inbox.
    public void catchUp(String... views) {
        var inbox = token(INBOX);
        await(inbox.generation(), inbox.position(), views);
    }

    List<Token> tokens(List<String> views) {
        return mongo.find(TokenDocument.among(views), TokenDocument.class).stream()
                .map(Token::of)
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.notReady();
        }
    }
}
