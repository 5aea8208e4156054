package org.abri.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final Username USERNAME = new Username("bado-riku-mena");
    private static final KnownOfPerson PERSON =
            new KnownOfPerson(USERNAME, new PersonName("Aïssatou", "Li"),
                    Optional.of(new BirthDate("1991-04-12")),
                    Optional.of(new PhoneNumber("+33639980001")), List.of("Relais du Port"));

    private static Optional<Flaw> flawIn(String typed) {
        return PasswordRules.flawIn(typed, PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = { "quinze lettres!", "five simple words are fine", "كلمة السر الطويلة جدا",
            "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "111111111111111" })
    @DisplayName("AUT-1: fifteen code points of whatever kind may be chosen, spaces and every script included")
    void lengthCountsAndCompositionDoesNot(String typed) {
        assertThat(flawIn(typed)).isEmpty();
    }

    @Test
    @DisplayName("AUT-1: fourteen code points are too few and 129 too many; nothing is cut off")
    void shortestAndLongest() {
        assertThat(flawIn("x".repeat(14))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(flawIn("x".repeat(15))).isEmpty();
        assertThat(flawIn("x".repeat(128))).isEmpty();
        assertThat(flawIn("x".repeat(129))).contains(Flaw.PASSWORD_TOO_LONG);
        assertThat(flawIn("")).contains(Flaw.MISSING);
        assertThat(PasswordRules.normal("x".repeat(200))).hasSize(200);
    }

    @Test
    @DisplayName("AUT-1: beside a second factor twelve code points will do, and eleven will not; alone they are too short")
    void besideFactor() {
        assertThat(PasswordRules.flawBesideFactor("douze signes", PERSON)).isEmpty();
        assertThat(PasswordRules.flawBesideFactor("onze signes", PERSON)).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(PasswordRules.flawBesideFactor("Aïssatou 12 5", PERSON))
                .contains(Flaw.PASSWORD_CONTAINS_NAME);
        assertThat(PasswordRules.flawIn("douze signes", PERSON)).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(PasswordRules.isLongEnoughAlone("douze signes")).isFalse();
        assertThat(PasswordRules.isLongEnoughAlone("quinze signes !")).isTrue();
        assertThat(PasswordRules.isLongEnoughAlone("x".repeat(10_000))).isFalse();
    }

    @Test
    @DisplayName("AUT-1: length is counted in code points after NFC, not in bytes or chars")
    void codePointsAfterNfc() {
        var accented = "e\u0301";
        assertThat(flawIn(accented.repeat(14))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(flawIn(accented.repeat(15))).isEmpty();
        assertThat(flawIn(accented.repeat(128))).isEmpty();
        assertThat(flawIn("😀".repeat(14))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(flawIn("😀".repeat(128))).isEmpty();
        assertThat(PasswordRules.normal(accented)).isEqualTo("é");
    }

    @Test
    @DisplayName("AUT-1: a password typed on another keyboard, composed otherwise, is the same password")
    void composedOtherwiseIsTheSame() {
        var decomposed = Normalizer.normalize("l'été à la montagne", Normalizer.Form.NFD);
        assertThat(PasswordRules.normal(decomposed)).isEqualTo(PasswordRules.normal("l'été à la montagne"));
        assertThat(PasswordRules.normal("keeps  its spaces")).isEqualTo("keeps  its spaces");
    }

    @ParameterizedTest
    @ValueSource(strings = { "trois\u00A0tortues devant la gare", "trois\u202Ftortues\u2007devant la gare",
            "trois\u3000tortues\tdevant la gare", "trois tortues devant la gare ",
            "trois tortues devant la gare\r\n", "\uFEFF trois tortues devant la gare\u00A0",
            "\u202Atrois tortues devant la gare\u202C", "trois tortues\u200B devant la\u2060 gare\u0000" })
    @DisplayName("FIELD 15: spaces of every kind are spaces, and what is pasted along with a password is no part of it")
    void pasted(String typed) {
        assertThat(PasswordRules.normal(typed)).isEqualTo("trois tortues devant la gare");
        assertThat(PasswordRules.same(typed, "trois tortues devant la gare")).isTrue();
    }

    @Test
    @DisplayName("FIELD 15: spaces alone are no password, and the joiners that Persian keyboards and emoji need stay")
    void whatIsLeft() {
        assertThat(flawIn(" ".repeat(20))).contains(Flaw.MISSING);
        assertThat(flawIn("ab" + " ".repeat(20))).contains(Flaw.PASSWORD_TOO_SHORT);
        assertThat(PasswordRules.normal("می\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
        assertThat(PasswordRules.same("a", "b")).isFalse();
    }

    @Test
    @DisplayName("G-2: a password of which nobody could choose the length is measured and refused before it is normalised")
    void hostile() {
        for (var typed : List.of("\u0301".repeat(50_000) + "\u0316".repeat(50_000), "x".repeat(100_000),
                "a" + "\u0301\u0316".repeat(20), "a" + "\u0301\u200E\u0316".repeat(20))) {
            assertThat(PasswordRules.isReadable(typed)).isFalse();
            assertThat(flawIn(typed)).contains(Flaw.PASSWORD_TOO_LONG);
            assertThatThrownBy(() -> PasswordRules.normal(typed)).isInstanceOf(InvalidValue.class);
        }
        assertThat(PasswordRules.isReadable("x".repeat(129))).isFalse();
        assertThat(PasswordRules.isReadable("x".repeat(128) + "\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "12 avril 1991 Dakar", "Dakar, le 12/04/1991", "19910412 dans la mer",
            "1991-4-12 dans la mer",
            "١٢ ٠٤ ١٩٩١ في البحر", "april 12 1991 forever", "né le 12 Avril 1991", "maison verte 120491" })
    @DisplayName("G-18: the person's own birth date is refused, however it is written")
    void ownBirthDateIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_BIRTH_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "06 39 98 00 01 maison", "maison +33639980001", "٠٦٣٩٩٨٠٠٠١ البيت" })
    @DisplayName("G-18: the person's own phone number is refused, however it is written")
    void ownPhoneIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_PHONE_NUMBER);
    }

    @Test
    @DisplayName("G-18: the name of the relay with little else is refused; with words of one's own it is not")
    void relayIsRefused() {
        assertThat(flawIn("Relais du Port 2026")).contains(Flaw.PASSWORD_CONTAINS_RELAY);
        assertThat(flawIn("le relais du port a des volets verts")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "كلمة السر كلمة السر", "السلام عليكم ورحمة الله", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥",
            "йцукенгшщзхъфывап", "bismillahirrahmanirrahim", "coffre fort numérique",
            "quatre girafes sous la lune", "مرحبا مرحبا مرحبا", "ضصثقفغعهخحجدشسي", "رمز عبور رمز عبور",
            "سلام دنیا سلام دنیا", "пароль пароль пароль", "я тебя люблю мама", "абвгдеёжзийклмнопр",
            "ሰላም ሰላም ሰላም ሰላም", "ሀለሐመሠረሰሸቀበተቸኀነኘአ", "የይለፍ ቃል የይለፍ ቃል", "ቀወኤረተየኡኢኦጰአሰደፈገሀ",
            "мама ١٢٣٤٥٦٧٨٩٠", "१२३४५६७८९०१२३४५", "mot de passe 123456", "شسیبلاتنمکگضصثقفغ" })
    @DisplayName("G-18: words, blessings, keyboards and digits of every script that are tried first are refused")
    void guessedFirst(String typed) {
        assertThat(flawIn(typed)).isEmpty();
        assertThat(PasswordRules.guessedFirst(typed, PERSON)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = { "cinq tortues devant la gare", "cheval agrafe batterie correct",
            "five simple words are fine", "زرافة زرقاء فوق سطح المدرسة", "жираф читает газету утром",
            "ሓሙሽተ ጎብየታት ኣብ ቅድሚ ባቡር", "پنج لاک پشت جلوی ایستگاه", "le papa de mon voisin vend des citrons" })
    @DisplayName("G-18: words without a link, in every script, may be chosen, common ones among them")
    void wordsOfOnesOwn(String typed) {
        assertThat(PasswordRules.guessedFirst(typed, PERSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "bado-riku-mena and more", "BADO RIKU MENA and more", "xx badorikumena xx" })
    @DisplayName("AUT-2: the username is refused, however it is spelt")
    void usernameIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_USERNAME);
    }

    @ParameterizedTest
    @ValueSource(strings = { "aïssatou loves tea", "AISSATOU loves tea", "a.i.s.s.a.t.o.u tea" })
    @DisplayName("AUT-2: the person's own name is refused, with or without accents")
    void ownNameIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_NAME);
    }

    @Test
    @DisplayName("AUT-2: a name of two letters is in too many words to be refused")
    void shortNamesAreNotLookedFor() {
        assertThat(flawIn("little lilies live")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "abri abri abri abri", "Abri-2026-2027-x", "!!!! A B R I !!!!", "abriabriabri1234" })
    @DisplayName("AUT-2: the service's name with little else is refused")
    void serviceNameIsRefused(String typed) {
        assertThat(flawIn(typed)).contains(Flaw.PASSWORD_CONTAINS_SERVICE_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "fabrique du pain chaud", "le fabricant de chaises", "les abricots de la voisine" })
    @DisplayName("AUT-2: words that hold the service's name by chance may be chosen")
    void wordsThatHoldItByChance(String typed) {
        assertThat(flawIn(typed)).isEmpty();
    }
}
