package io.parley.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.api.CommandRefusal;
import io.parley.api.Malformed;
import io.parley.api.account.AccountRefusal;
import io.parley.api.conversation.ConversationRefusal;
import io.parley.api.friendship.FriendshipRefusal;
import io.parley.api.wire.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletResponse;

class ProblemTest {
    @Test
    void eachKindOfAnswerHasItsStatus() throws Exception {
        assertThat(sent(Problem.of(Answer.Refused.of(FriendshipRefusal.REQUEST_OPEN))))
                .isEqualTo("{\"title\":\"Conflict\",\"status\":409,\"code\":\"request-open\"}");
        assertThat(sent(Problem.of(Answer.Refused.of(AccountRefusal.REGISTRATION_CLOSED))))
                .contains("403", "registration-closed");
        assertThat(sent(Problem.of(Answer.Refused.of(ConversationRefusal.NO_SUCH_CONVERSATION))))
                .contains("404", "no-such-conversation");
        assertThat(sent(Problem.of(Answer.Refused.of(new Malformed(Malformed.Code.TOO_LONG, "message")))))
                .contains("400", "too-long", "\"field\":\"message\"");
        assertThat(sent(Problem.of(new Answer.Refused("of-a-later-version", null))))
                .contains("409", "of-a-later-version");
        assertThat(sent(Problem.of(new Answer.Busy(1500)))).contains("429", "busy", "1500");
        assertThat(sent(Problem.of(new Answer.Failed())))
                .isEqualTo("{\"title\":\"Service Unavailable\",\"status\":503,\"code\":\"failed\"}");
    }

    @Test
    void theEndOfASessionIsA401WithAChallenge() throws Exception {
        var response = new MockHttpServletResponse();
        Problem.of(CommandRefusal.SESSION_ENDED).send(response);
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
    }

    @Test
    void theTimeToWaitIsToldInWholeSecondsToo() throws Exception {
        var response = new MockHttpServletResponse();
        Problem.busy(1_001).send(response);
        assertThat(response.getHeader("Retry-After")).isEqualTo("2");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatIsTakenIsNamed() throws Exception {
        assertThat(sent(Problem.of(AccountRefusal.HANDLE_TAKEN))).contains("\"field\":\"handle\"");
        assertThat(sent(Problem.of(HttpStatus.METHOD_NOT_ALLOWED))).contains("\"code\":\"method-not-allowed\"");
    }

    private static String sent(Problem problem) throws Exception {
        var response = new MockHttpServletResponse();
        problem.send(response);
        return response.getContentAsString();
    }
}
