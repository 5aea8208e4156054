package org.abri.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.registration.Registration.Decision;
import org.abri.domain.registration.Registration.State;
import org.abri.domain.text.EmailAddress;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private static final Instant SENT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Applicant APPLICANT = new Applicant("La Halte", EntityKind.LODGING, Optional.empty(),
            "3 rue des Lilas\n69000 Lyon", new PersonName("Rose", "Vidal"),
            new PersonName("Karim", "Bensalem"), new EmailAddress("k.bensalem@halte.example"),
            new PhoneNumber("+33639980031"), "Un foyer de vingt lits.");

    @Test
    @DisplayName("REL-1: a registration waits until it is accepted or refused, with a reason, once")
    void decidedOnce() {
        var waits = Registration.sent(new RegistrationId(new UUID(1, 1)), APPLICANT, SENT);
        assertThat(waits.state()).isEqualTo(State.WAITING);
        var decision = new Decision(true, "Foyer connu de la ville", SENT.plusSeconds(9));
        var accepted = waits.decided(decision);
        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.decision()).contains(decision);
        assertThat(refused(waits, SENT.plusSeconds(9)).state()).isEqualTo(State.REFUSED);
        assertThatThrownBy(() -> accepted.decided(decision)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Decision(true, " ", SENT)).isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("REL-1, LAW-4: a refused one is kept for ninety days more, any other for a year, none for longer")
    void kept() {
        var waits =
                Registration.sent(new RegistrationId(new UUID(1, 1)), APPLICANT, SENT).withDocuments();
        var year = SENT.plus(Duration.ofDays(365));
        assertThat(waits.erasedAt()).isEqualTo(year);
        assertThat(waits.decided(new Decision(true, "Oui", SENT.plusSeconds(9))).erasedAt()).isEqualTo(year);
        assertThat(refused(waits, SENT.plusSeconds(9)).erasedAt())
                .isEqualTo(SENT.plusSeconds(9).plus(Duration.ofDays(90)));
        assertThat(refused(waits, year.minusSeconds(1)).erasedAt()).isEqualTo(year);
    }

    @Test
    @DisplayName("REL-1, LAW-4: one that nothing came with is kept for two weeks while it waits")
    void bare() {
        var bare = Registration.sent(new RegistrationId(new UUID(1, 1)), APPLICANT, SENT);
        assertThat(bare.documented()).isFalse();
        assertThat(bare.erasedAt()).isEqualTo(SENT.plus(Duration.ofDays(14)));
        assertThat(bare.withDocuments().documented()).isTrue();
        assertThat(bare.withDocuments().erasedAt()).isEqualTo(SENT.plus(Duration.ofDays(365)));
        assertThat(bare.decided(new Decision(true, "Oui", SENT)).erasedAt())
                .isEqualTo(SENT.plus(Duration.ofDays(365)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "k.bensalem@halte.example", "accueil+abri@ville-lyon.example",
            "élodie@école.example" })
    @DisplayName("REL-1: an e-mail address is taken as it is written")
    void email(String typed) {
        assertThat(EmailAddress.typed(" " + typed + " ").value()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = { "halte.example", "a@b", "a@@b.example", "a b@c.example", "a@b..example",
            "<a@b.example>",
            "a@b.example, c@d.example", "@b.example" })
    @DisplayName("REL-1: what no mail could go to is none")
    void noEmail(String typed) {
        assertThatThrownBy(() -> EmailAddress.typed(typed)).isInstanceOfSatisfying(InvalidValue.class,
                invalid -> assertThat(invalid.flaw()).isEqualTo(Flaw.NOT_AN_EMAIL));
    }

    @Test
    @DisplayName("REL-1: a reference is read as people copy it, and never shows in a log")
    void reference() {
        var reference = Reference.typed(" KADO limu-pero bati nuso");
        assertThat(reference.shown()).isEqualTo("kado-limu-pero-bati-nuso");
        assertThat(reference).hasToString("Reference[…]");
        for (var other : new String[] { "kado-limu-pero-bati", "kado-limu-pero-bati-nusx", "123456" }) {
            assertThatThrownBy(() -> Reference.typed(other)).isInstanceOfSatisfying(InvalidValue.class,
                    invalid -> assertThat(invalid.flaw()).isEqualTo(Flaw.NOT_A_REFERENCE));
        }
        assertThatThrownBy(() -> Reference.typed("")).isInstanceOfSatisfying(InvalidValue.class,
                invalid -> assertThat(invalid.flaw()).isEqualTo(Flaw.MISSING));
    }

    private static Registration refused(Registration waits, Instant at) {
        return waits.decided(new Decision(false, "Hors du champ social", at));
    }
}
