package org.abri.crypto.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.application.account.PasswordStrength;
import org.abri.contracts.account.PasswordStrengthContract;
import org.abri.domain.text.Flaw;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NbvcxzStrengthTest implements PasswordStrengthContract {
    private static final NbvcxzStrength STRENGTH = new NbvcxzStrength();
    private static final List<String> PERSONAL = List.of("Jean-Baptiste", "Müller", "jbm75", "+33639980001");

    @Override
    public PasswordStrength strength() {
        return STRENGTH;
    }

    @ParameterizedTest
    @ValueSource(strings = { "cheval maison soleil pomme jardin", "rivière lampe orange tortue nuage",
            "zèbre yaourt wagon volcan hibou",
            "cheval-maison-soleil-pomme-jardin", "house water bread green happy",
            "abacus zoning reptile unwound sedan",
            "hT7#kq9!vLw2pZx", "سلام كيف حالك اليوم صديقي", "дом река солнце яблоко сад",
            "我昨天在市场买了三个红苹果和面包" })
    @DisplayName("AUT-1: five simple words pass, and so does what chance made, in every script")
    void passes(String password) {
        assertThat(STRENGTH.flawIn(password, PERSONAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "motdepasse123456", "password12345678", "azertyuiop123456",
            "P@ssw0rd12345678",
            "motdepassemotdepasse", "bonjourbonjourbonjour", "qwertyuiopasdfgh", "Motdepasse!!!!!!",
            "2024-motdepasse-2024" })
    @DisplayName("AUT-2: common passwords are refused as common, also with digits around them or said twice")
    void common(String password) {
        assertThat(STRENGTH.flawIn(password, PERSONAL)).contains(Flaw.PASSWORD_TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(strings = { "aaaaaaaaaaaaaaaa", "123456789012345", "abababababababab", "abcdefghijklmnop",
            "azertyuiopqsdfghjklm", "jetaimemonamour1",
            "le chat et le chien", "the man and the dog", "vive la france 1998", "01/02/1990 01/02/1990",
            "correct horse battery staple house",
            "é è é è é è é è é è", "m4rs31ll3m4rs31ll3", "我爱你我爱你我爱你我爱你", "" })
    @DisplayName("AUT-2: what is easily guessed is refused as easy")
    void easy(String password) {
        assertThat(STRENGTH.flawIn(password, PERSONAL)).contains(Flaw.PASSWORD_TOO_EASY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "jean-baptiste muller 1990", "Müller Jean Baptiste", "jbm75 0639980001 jbm75",
            "mullerjeanbaptistejbm75" })
    @DisplayName("AUT-2: a person's own words count for nothing, with or without accents")
    void personal(String password) {
        assertThat(STRENGTH.flawIn(password, PERSONAL)).contains(Flaw.PASSWORD_TOO_EASY);
    }

    @Test
    @DisplayName("AUT-2: the same password may be good for a person whose words it does not use")
    void personal_to_others() {
        assertThat(STRENGTH.flawIn("moquelin quatrefages berthelot", List.of())).isEmpty();
        assertThat(STRENGTH.flawIn("moquelin quatrefages berthelot",
                List.of("Moquelin", "Quatrefages", "Berthelot"))).isPresent();
    }

    @Test
    @DisplayName("AUT-2: the longest passwords are judged too, the hardest ones to judge among them")
    void longest() {
        for (var part : List.of("a", "ab", "p4ssw0rd", "1a!", "1l|!", "4@8({36901!|7$5+2", "the",
                "cheval maison ", "zyxw", "😀")) {
            var password = part.repeat(128).substring(0, 127) + "b";
            assertThat(STRENGTH.flawIn(password, PERSONAL)).isIn(java.util.Optional.empty(),
                    java.util.Optional.of(Flaw.PASSWORD_TOO_EASY),
                    java.util.Optional.of(Flaw.PASSWORD_TOO_COMMON));
        }
    }

    @Test
    @DisplayName("AUT-2: saying something over and over adds next to nothing")
    void repeated() {
        assertThat(NbvcxzStrength.repeated("abcabcab")).isEqualTo("abc");
        assertThat(NbvcxzStrength.repeated("abc abc")).isEqualTo("abc ");
        assertThat(NbvcxzStrength.repeated("abcd-ab")).isEqualTo("abcd-ab");
        assertThat(NbvcxzStrength.repeated("aaaa")).isEqualTo("a");
        assertThat(NbvcxzStrength.repeated("abcd")).isEqualTo("abcd");
        assertThat(NbvcxzStrength.repeated("")).isEmpty();
    }

    @Test
    @DisplayName("AUT-2: the French words are all there, without accents")
    void french_words() {
        assertThat(FrenchWords.ranked()).hasSizeGreaterThan(900)
                .containsKeys("riviere", "coeur", "soeur", "oeil", "motdepasse")
                .allSatisfy((word, rank) -> assertThat(word).matches("[a-z']+").isNotEmpty());
        assertThat(FrenchWords.ranked().get("le")).isLessThan(FrenchWords.ranked().get("lampe"));
    }
}
