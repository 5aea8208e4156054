package org.abri.application.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.abri.application.Busy;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.SecretAnswer;
import org.abri.domain.account.Standing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretAnswersTest {
    private static final String RIGHT = "les tilleuls";

    private final Scene scene = new Scene(WatchedHasher::in);
    private final SecretAnswers answers = Inside.of(scene.ports, AccessPolicy.ofAbri()).answers();
    private final AccountId person = scene.affiliated(scene.relay("Les Amandiers"), false).account();

    private boolean isRight(String typed) {
        return answers.isRight(Optional.of(person), typed);
    }

    @Test
    @DisplayName("SEC-5: case, accents, spaces and punctuation of an answer do not count; another answer is wrong")
    void lenient() {
        assertThat(isRight("  LES-TILLEULS ! ")).isTrue();
        assertThat(isRight("les acacias")).isFalse();
        assertThat(answers.isRight(Optional.empty(), RIGHT)).isFalse();
    }

    @Test
    @DisplayName("SEC-5: three wrong answers in a day, whoever gives them, and the right one is not heard until the next")
    void threeADay() {
        wrong(3);
        assertThat(isRight(RIGHT)).isFalse();
        scene.pass(Duration.ofHours(23));
        assertThat(isRight(RIGHT)).isFalse();
        scene.pass(Duration.ofHours(2));
        assertThat(isRight(RIGHT)).isTrue();
    }

    @Test
    @DisplayName("SEC-5: ten wrong answers in all, and it is dead, however many days pass")
    void tenInAll() {
        for (int day = 0; day < 4; day++) {
            wrong(3);
            scene.pass(Duration.ofDays(2));
        }
        assertThat(isRight(RIGHT)).isFalse();
        assertThat(wrongTries()).isEqualTo(SecretAnswer.TRIES_IN_ALL);
    }

    @Test
    @DisplayName("SEC-5: right answers, those without a letter, and those that were not looked at use up no try")
    void noTries() {
        for (int times = 0; times < 5; times++) {
            assertThat(isRight(RIGHT)).isTrue();
            assertThat(isRight(" ?! ")).isFalse();
            WatchedHasher.of(scene).busy(
                    () -> assertThatThrownBy(() -> isRight("les acacias")).isInstanceOf(Busy.class));
        }
        assertThat(wrongTries()).isZero();
        wrong(2);
        assertThat(isRight(RIGHT)).isTrue();
    }

    @Test
    @DisplayName("SEC-5: once it was told to staff an answer opens nothing, and its owner is to set another one")
    void burnt() {
        assertThat(scene.ports.work().inOne(() -> answers.burn(person))).isTrue();
        assertThat(scene.ports.work().inOne(() -> answers.burn(person))).isFalse();
        assertThat(scene.ports.work().inOne(() -> answers.isAlive(person))).isFalse();
        assertThat(isRight(RIGHT)).isFalse();
        assertThat(scene.signedIn(scene.usernameOf(person), Scene.PASSWORD).standing())
                .isEqualTo(Standing.QUESTION_TO_RENEW);
    }

    private void wrong(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(isRight("les acacias")).isFalse();
        }
    }

    private int wrongTries() {
        return scene.ports.work().inOne(() -> scene.ports.account().credentials().find(person)).orElseThrow()
                .secretAnswer().orElseThrow().wrongTries();
    }
}
