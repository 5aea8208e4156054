package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.access.Answer;
import org.abri.application.relay.KeepAgreement.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.RelayState;
import org.abri.domain.relay.ServiceAgreement.Period;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeepAgreementTest {
    /** Relays of the scene are concluded until then. */
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    private final Scene scene = new Scene(WatchedHasher::in);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final KeepAgreement keep = scene.abri.relay().keepAgreement();

    @Test
    @DisplayName("REL-2, REL-3: renewed, the relay works on from the next morning, and in a gap it does not")
    void renewed() {
        var person = scene.affiliated(manager, true);
        var more = new Period(UNTIL.plusDays(3), UNTIL.plusDays(400), "700 € par an");
        assertThat(done(keep.renew(scene.operator, manager.relay(), more)).agreement().next())
                .contains(more);
        assertThat(done(keep.renew(scene.operator, manager.relay(), more)).agreement().next())
                .as("again").contains(more);
        assertThat(given(keep.renew(scene.operator, manager.relay(),
                new Period(UNTIL.plusDays(500), UNTIL.plusDays(501), "rien"))))
                        .isEqualTo(new Outcome.RenewedAlready());
        assertThat(acts()).containsOnlyOnce(Act.AGREEMENT_RENEWED);
        scene.note(manager, person.vault(), Visibility.SHARED, "Avant");
        scene.pass(Duration.ofDays(60));
        assertThat(missing(scene.addNote(manager, person.vault(), Visibility.SHARED, "Dans l’intervalle")))
                .isTrue();
        scene.pass(Duration.ofDays(2));
        scene.note(manager, person.vault(), Visibility.SHARED, "Après");
        assertThat(given(keep.see(scene.operator, manager.relay())).agreement().from())
                .isEqualTo(UNTIL.plusDays(3));
        var third = new Period(UNTIL.plusDays(401), UNTIL.plusDays(800), "700 € par an");
        assertThat(done(keep.renew(scene.operator, manager.relay(), third)).agreement().next())
                .contains(third);
    }

    @Test
    @DisplayName("REL-2: a period that begins before the other ends, or a day on which it cannot end, is told and changes nothing")
    void notThatDay() {
        var before = given(keep.see(scene.operator, manager.relay()));
        for (var flawed : List.of(
                keep.renew(scene.operator, manager.relay(), new Period(UNTIL, UNTIL.plusDays(9), "rien")),
                keep.end(scene.operator, manager.relay(), UNTIL),
                keep.end(scene.operator, manager.relay(), LocalDate.of(2026, 11, 1)))) {
            assertThat(given(flawed)).isInstanceOf(Outcome.NotThatDay.class);
        }
        assertThat(((Outcome.NotThatDay) given(
                keep.end(scene.operator, manager.relay(), LocalDate.of(2026, 11, 1)))).why().flaw())
                        .isEqualTo(Flaw.IN_THE_PAST);
        assertThat(given(keep.see(scene.operator, manager.relay()))).isEqualTo(before);
        assertThat(acts()).doesNotContain(Act.AGREEMENT_RENEWED, Act.AGREEMENT_ENDED);
    }

    @Test
    @DisplayName("REL-3: suspended, staff do nothing from that moment on, and the person keeps all; resumed, they work again at once")
    void suspended() {
        var person = scene.affiliated(manager, true);
        var note = scene.note(manager, person.vault(), Visibility.SHARED, "Attestation");
        done(keep.suspend(scene.operator, manager.relay(), "Une plainte"));
        assertThat(missing(scene.list(manager, person.vault()))).isTrue();
        assertThat(refusal(open("Claire", "Obin"))).isEqualTo(
                Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        assertThat(scene.ids(person, person.vault())).containsExactly(note.id());
        assertThat(given(keep.see(scene.operator, manager.relay())).agreement().suspendedWhy())
                .contains("Une plainte");
        assertThat(state()).isEqualTo(RelayState.SUSPENDED);
        done(keep.resume(scene.operator, manager.relay()));
        done(keep.resume(scene.operator, manager.relay()));
        assertThat(scene.ids(manager, person.vault())).containsExactly(note.id());
        assertThat(acts()).containsOnlyOnce(Act.AGREEMENT_SUSPENDED, Act.AGREEMENT_RESUMED);
        assertThatThrownBy(() -> keep.suspend(scene.operator, manager.relay(), " "))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    @DisplayName("REL-3: an agreement that is suspended, or ends, in the middle of an opening lets no account be opened")
    void inTheMiddleOfAnOpening() {
        var opening = scene.opening(manager, "Claire", "Obin");
        WatchedHasher.of(scene).whileHashing(
                () -> done(keep.suspend(scene.operator, manager.relay(), "Une plainte")));
        assertThat(refusal(scene.abri.opening().openBeneficiaryAccount().open(opening.command())))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        done(keep.resume(scene.operator, manager.relay()));
        done(keep.end(scene.operator, manager.relay(), LocalDate.of(2026, 11, 2)));
        WatchedHasher.of(scene).whileHashing(() -> scene.pass(Duration.ofHours(14)));
        assertThat(refusal(scene.abri.opening().openBeneficiaryAccount().open(opening.command())))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
        assertThat(refusal(open("Claire", "Obin"))).isEqualTo(
                Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
    }

    @Test
    @DisplayName("REL-2: ended, it holds until that evening; sent twice it ends once")
    void ended() {
        var last = LocalDate.of(2026, 11, 4);
        assertThat(done(keep.end(scene.operator, manager.relay(), last)).agreement().until()).isEqualTo(last);
        assertThat(given(keep.end(scene.operator, manager.relay(), last)))
                .isInstanceOf(Outcome.NotThatDay.class);
        assertThat(acts()).containsOnlyOnce(Act.AGREEMENT_ENDED);
        scene.pass(Duration.ofDays(2));
        assertThat(state()).isEqualTo(RelayState.ENDS_SOON);
        scene.pass(Duration.ofHours(14));
        assertThat(state()).isEqualTo(RelayState.ENDED);
    }

    @Test
    @DisplayName("REL-2: agreements that end soon are listed, the first of them first; what is renewed at once is not among them")
    void endingSoon() {
        var later = scene.relay("Accueil de jour");
        var renewed = scene.relay("Maison Bleue");
        var farOff = scene.relay("Relais des Pins");
        done(keep.end(scene.operator, manager.relay(), LocalDate.of(2026, 11, 20)));
        done(keep.renew(scene.operator, renewed.relay(), new Period(UNTIL.plusDays(1), UNTIL.plusDays(365),
                "rien")));
        done(keep.renew(scene.operator, farOff.relay(), new Period(UNTIL.plusDays(2), UNTIL.plusDays(365),
                "rien")));
        assertThat(ending()).containsExactly(manager.relay(), later.relay(), farOff.relay());
        done(keep.suspend(scene.operator, later.relay(), "Une plainte"));
        assertThat(ending()).hasSize(3);
        var first = given(scene.abri.relay().seeRelays().ending(scene.operator, Listing.first(1)));
        assertThat(first.lines()).hasSize(1);
        assertThat(given(scene.abri.relay().seeRelays().ending(scene.operator,
                new Listing(first.next(), 9))).lines()).hasSize(2);
        scene.pass(Duration.ofDays(20));
        assertThat(ending()).containsExactly(later.relay(), farOff.relay());
    }

    @Test
    @DisplayName("REL-2, ACC-10: operators alone keep agreements; of a relay that is not there, as missing")
    void operatorsAlone() {
        for (var answer : List.of(keep.see(manager, manager.relay()),
                keep.suspend(manager, manager.relay(), "Moi"), keep.resume(manager, manager.relay()),
                keep.end(manager, manager.relay(), LocalDate.of(2026, 11, 20)))) {
            assertThat(refusal(answer)).isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        }
        assertThat(refusal(scene.abri.relay().seeRelays().ending(manager, Listing.first(9))))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        assertThat(missing(keep.suspend(scene.operator, new RelayId(new UUID(1, 1)), "Rien"))).isTrue();
    }

    private Answer<?> open(String given, String family) {
        return scene.abri.opening().openBeneficiaryAccount()
                .open(scene.opening(manager, given, family).command());
    }

    private RelayState state() {
        return given(scene.abri.relay().seeRelays().list(scene.operator, Sought.NOTHING, Listing.first(9)))
                .lines().getFirst().state();
    }

    private List<RelayId> ending() {
        return given(scene.abri.relay().seeRelays().ending(scene.operator, Listing.first(9))).lines()
                .stream().map(line -> line.relay().id()).toList();
    }

    private List<Act> acts() {
        return scene.events(new Chain.OfService()).stream().map(Event::act).toList();
    }

    private static Relay done(Answer<Outcome> answer) {
        return given(Outcome.Done.class, answer).relay();
    }
}
