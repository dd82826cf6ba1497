package io.parley.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final List<String> NAMES =
            List.of("ann_lee", "Ann Lee", "ann.l@example.org", "ann.l", "+491234567", "491234567", "Ann", "Lee");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "12345678",
                "qwertyuiop",
                "iloveyou",
                "password1",
                "baseball",
                "trustno1",
                "aaaaaaaa"
            })
    void theCommonOnesAreRefusedInAnyCase(String password) {
        assertThat(CommonPasswords.isGuessable(password, List.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann_lee!",
                "ANN_LEE2024",
                "Ann Lee Ann Lee",
                "annleeannlee1",
                "ann.l@example.org",
                "ann.l@example.org1",
                "491234567",
                "+491234567 ann",
                "annpassword"
            })
    void whatIsMadeOfOnesOwnNamesIsRefused(String password) {
        assertThat(CommonPasswords.isGuessable(password, NAMES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "anns correct horse",
                "passwords are long",
                "x7Kjo2Qp",
                "\u5bc6\u7801\u5f88\u957f\u5f88\u957f\u5f88\u957f"
            })
    void whatIsNeitherIsTaken(String password) {
        assertThat(CommonPasswords.isGuessable(password, NAMES)).isFalse();
    }
}
