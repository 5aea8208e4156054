package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSoundsTest {
    @ParameterizedTest
    @CsvSource({ "Mohamed, Diallo, Mohammed, Diallo", "Mohamed, Diallo, Muhammad, DIALLO",
            "Yousef, Haddad, Youssef, Hadad", "Yousef, Haddad, Yusuf, Haddad",
            "Nguyễn, Thị Ánh, Nguyen, Thi Anh", "Amina, Ben Saïd, Aminah, Bensaid",
            "Fatoumata, Traoré, Fatumata, Traore", "Aïcha, Bâ, Aisha, Ba", "Hassan, Diop, Assane, Diop",
            "Khadija, El Amrani, Hadidja, Elamrani", "Jamal, Ould Ahmed, Djamal, Ahmed",
            "Hélène, d’Ávila, Helena, Davila", "Iryna, Shevchenko, Irina, Chevtchenko",
            "Anne-Marie, Dupont, Annemarie, Dupont", "Anne Marie, Dupont, Anne, Dupont",
            "Amina, Ben Saïd (née Diallo), Amina, Diallo", "Abdallah, Sow, Abd Allah, Sow",
            "José, García López, Jose, Garcia", "Ghislain, Ouattara, Gislain, Watara",
            "A, B, a, b", "É, Yi, E, Yi" })
    @DisplayName("AFF-4, ACC-8: names are found that are spelt otherwise: doubled letters, vowels, h, accents, what joins them, some of several")
    void spelling(String given, String family, String otherGiven, String otherFamily) {
        assertThat(meet(name(given, family), name(otherGiven, otherFamily))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "Mohamed, Diallo", "Anne-Marie, Dupont", "Nguyễn, Thị Ánh", "Jean-Élie, de La Tour" })
    @DisplayName("AFF-4: their order is forgiven: given and family name exchanged, and all of them written in one field")
    void order(String given, String family) {
        var name = name(given, family);
        assertThat(meet(name, name(family, given))).isTrue();
        assertThat(meet(name, name(family + " " + given, ""))).isTrue();
        assertThat(meet(name, name("", given + " " + family))).isTrue();
    }

    @Test
    @DisplayName("AFF-4: somebody of one name is found by it, in either field and twice; not by it among others")
    void oneName() {
        assertThat(meet(name("Tenzin", ""), name("", "tenzin"))).isTrue();
        assertThat(meet(name("Tenzin", ""), name("Tenzin", "Tenzin"))).isTrue();
        assertThat(meet(name("Tenzin", ""), name("Tenzin", "Gyatso"))).isFalse();
        assertThat(meet(name("Le", ""), name("Do", ""))).as("what else joins names").isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "Mohamed, Diallo, Mohamed, Traoré", "Amina, Diallo, Samuel, Diallo",
            "Amina, Diallo, Tesfaye, Selam", "Anne, Dupont, Marie, Dupont", "Paul, Martin, Paul, Bernard" })
    @DisplayName("AFF-4: one name in common is not enough")
    void others(String given, String family, String otherGiven, String otherFamily) {
        assertThat(meet(name(given, family), name(otherGiven, otherFamily))).isFalse();
    }

    @Test
    @DisplayName("AFF-4: scripts that nobody writes in Latin here are compared as they are")
    void otherScripts() {
        assertThat(meet(name("བསྟན་འཛིན", "རྒྱ་མཚོ"), name("རྒྱ་མཚོ", "བསྟན་འཛིན"))).isTrue();
        assertThat(meet(name("مُحَمَّد", "علي"), name("محمد", "علي"))).isTrue();
        assertThat(meet(name("小明", "王"), name("小红", "王"))).isFalse();
    }

    @Test
    @DisplayName("AFF-4: names of a hundred words, and of a hundred signs, make few keys")
    void few() {
        var many = "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(2).substring(0, 99);
        assertThat(NameSounds.of(name(many, many), UnaryOperator.identity())).hasSizeLessThanOrEqualTo(37);
        assertThat(NameSounds.of(name("A" + "-".repeat(98), "B"), UnaryOperator.identity()))
                .containsExactlyInAnyOrderElementsOf(
                        NameSounds.of(name("A", "B"), UnaryOperator.identity()));
    }

    @ParameterizedTest
    @CsvSource({ "Mohamed, Diallo, M••• D.", "'', Tenzin, T•••", "Élodie-Anne, d’Ávila, É••• d.",
            "小明, 王, 小••• 王." })
    @DisplayName("AFF-4: of a name that is masked nothing is shown but how it begins")
    void masked(String given, String family, String masked) {
        assertThat(name(given, family).masked()).isEqualTo(masked);
    }

    private static PersonName name(String given, String family) {
        return new PersonName(given, family);
    }

    private static boolean meet(PersonName one, PersonName other) {
        return !Collections.disjoint(sounds(one), sounds(other));
    }

    private static Set<String> sounds(PersonName name) {
        return NameSounds.of(name, UnaryOperator.identity());
    }
}
