package org.abri.domain.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordTest {
    @ParameterizedTest
    @ValueSource(strings = { "STOP", "stop", " Stop. ", "«STOP»", "STOP!", "Stop svp", "STOP 36105", "arret",
            "ARRÊT",
            "Arrêtez", "arre\u0302t", "ARRETER SMS", "Unsubscribe", "STOPALL", "\uFEFFSTOP\n" })
    @DisplayName("REM-6: whoever answers STOP or ARRET, as people write it, is understood")
    void stops(String text) {
        assertThat(StopWord.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "", " ", "...", "Merci", "Non", "Ne stop pas", "L'arrêt de bus est fermé", "stopover",
                    "Arrêt de travail à donner demain matin", "Stop je ne peux pas venir au rendez-vous" })
    @DisplayName("REM-6: whoever writes something else asks for nothing to stop")
    void goesOn(String text) {
        assertThat(StopWord.isIn(text)).isFalse();
        assertThat(StopWord.isIn("STOP" + " ".repeat(10_000))).isFalse();
    }
}
