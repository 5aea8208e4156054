package org.abri.application.leaving;

import static org.abri.application.Scene.PASSWORD;
import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.application.Scene;
import org.abri.application.WatchedPorts;
import org.abri.application.account.Inactivities;
import org.abri.application.memory.InMemory.LeftSms;
import org.abri.application.opening.OpenAtADistance;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Inactivity;
import org.abri.domain.account.Measure;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeleteUnusedTest {
    private static final LocalDate OPENED = LocalDate.of(2026, 11, 2);
    private static final LocalDate LAST = LocalDate.of(2076, 11, 2);
    private static final List<LocalDate> NOTICES =
            List.of(LAST.minusMonths(12), LAST.minusMonths(3), LAST.minusMonths(1));

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");

    @Test
    @DisplayName("END-6: told a year, three months and a month before, in the journal and by SMS, an account that nobody used for fifty years goes with everything in it")
    void toldThenDeleted() {
        var person = person();
        scene.document(person, person.vault(), Visibility.SHARED, PDF);
        var sent = sms().size();
        for (var notice : NOTICES) {
            on(notice.minusDays(1));
            assertThat(sms()).hasSize(sent);
            on(notice);
            assertThat(sms()).hasSize(++sent);
            assertThat(sms().getLast().text()).contains(LAST.toString()).doesNotContain("Amina", "Diallo");
        }
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(3);
        on(LAST);
        assertThat(isThere(person)).isTrue();
        on(LAST.plusDays(1));
        assertThat(isThere(person)).isFalse();
        scene.runJobs();
        assertThat(scene.memory.blobs()).isEmpty();
        assertThat(sms()).hasSize(sent);
        var trace = scene.events(new Chain.OfService()).getLast();
        assertThat(trace.act()).isEqualTo(Act.UNUSED_ACCOUNT_DELETED);
        assertThat(trace.subject()).isEmpty();
    }

    @Test
    @DisplayName("END-2, END-6: the key set goes with it, and what a backup brings back is erased again")
    void destroyed() {
        var person = person();
        throughAllNotices();
        on(LAST.plusDays(1));
        scene.ports.work().inOne(() -> {
            assertThat(scene.memory.keySets().find(KeyOwner.of(person.account()))).isEmpty();
            assertThat(scene.ports.account().inactivities().find(person.account())).isEmpty();
            return true;
        });
    }

    @Test
    @DisplayName("END-6: a sign-in of its owner keeps the account, on the last day too, wherever that day ends")
    void ownerSignsIn() {
        var person = person();
        var username = scene.usernameOf(person.account());
        throughAllNotices();
        at(LAST.plusDays(1).atTime(11, 59).toInstant(ZoneOffset.UTC));
        scene.signedIn(username, PASSWORD);
        assertThat(seenOn(person)).isEqualTo(LAST.plusDays(1));
        on(LAST.plusDays(2));
        on(LAST.plusYears(40));
        assertThat(isThere(person)).isTrue();
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(3);
    }

    @Test
    @DisplayName("END-6: whoever tries in vain to sign in does not keep it")
    void wrongPassword() {
        var person = person();
        var username = scene.usernameOf(person.account());
        throughAllNotices();
        scene.signIn(username, "six tortues devant la gare");
        on(LAST.plusDays(1));
        assertThat(isThere(person)).isFalse();
    }

    @Test
    @DisplayName("END-6: a sign-in of any staff of an affiliated relay keeps the account; of a relay that it is not affiliated to, not")
    void staffSignsIn() {
        var affiliated = scene.affiliated(manager, false);
        var elsewhere = scene.person(scene.opening(scene.relay("Accueil du Nord"), "Awa", "Sow"));
        var colleague = scene.usernameOf(scene.professional(manager).account());
        at(LocalDate.of(2050, 6, 1));
        scene.signedIn(colleague, PASSWORD);
        on(NOTICES.getFirst());
        assertThat(scene.acts(affiliated.vault())).doesNotContain(Act.INACTIVITY_TOLD);
        assertThat(seenOn(affiliated)).isEqualTo(LocalDate.of(2050, 6, 1));
        throughAllNotices();
        on(LAST.plusDays(1));
        assertThat(isThere(affiliated)).isTrue();
        assertThat(isThere(elsewhere)).isFalse();
    }

    @Test
    @DisplayName("END-6: after the notices too, a sign-in of staff of an affiliated relay keeps it")
    void staffSignsInLate() {
        var person = scene.affiliated(manager, false);
        throughAllNotices();
        at(LAST);
        scene.signedIn(scene.usernameOf(manager.account()), PASSWORD);
        on(LAST.plusDays(1));
        assertThat(isThere(person)).isTrue();
        assertThat(seenOn(person)).isEqualTo(LAST);
    }

    @Test
    @DisplayName("END-6, END-7: what staff did while they were affiliated stays with the vault when that ends; what they did before or do later does not count")
    void affiliationEnded() {
        var person = person();
        var username = scene.usernameOf(manager.account());
        at(LocalDate.of(2040, 1, 1));
        scene.signedIn(username, PASSWORD);
        at(LocalDate.of(2041, 1, 1));
        var tied = tiedNow(person);
        assertThat(seenOn(person)).as("before they were affiliated").isEqualTo(OPENED);
        at(LocalDate.of(2042, 5, 5));
        scene.signedIn(username, PASSWORD);
        at(LocalDate.of(2043, 1, 1));
        tied.run();
        assertThat(seenOn(person)).isEqualTo(LocalDate.of(2042, 5, 5));
        at(LocalDate.of(2060, 1, 1));
        scene.signedIn(username, PASSWORD);
        on(LocalDate.of(2091, 5, 5));
        assertThat(scene.acts(person.vault())).contains(Act.INACTIVITY_TOLD);
        assertThat(seenOn(person)).isEqualTo(LocalDate.of(2042, 5, 5));
    }

    @Test
    @DisplayName("END-6: a clock that is decades ahead deletes nobody, however often it comes by, and what it told is forgotten once it is right")
    void wrongClock() {
        var person = person();
        for (var i = 0; i < 5; i++) {
            on(OPENED.plusYears(80));
            assertThat(isThere(person)).isTrue();
        }
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(1);
        on(OPENED.plusDays(3));
        on(NOTICES.getFirst().minusDays(1));
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(1);
        throughAllNotices();
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(4);
        on(LAST);
        assertThat(isThere(person)).isTrue();
        on(LAST.plusDays(1));
        assertThat(isThere(person)).isFalse();
    }

    @Test
    @DisplayName("END-6: a service that stood still for years tells first, and waits as long as it says")
    void stoodStill() {
        var person = person();
        var late = LAST.plusYears(3);
        on(late);
        on(late.plusMonths(9));
        on(late.plusMonths(11));
        on(late.plusYears(1));
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(3);
        assertThat(isThere(person)).isTrue();
        on(late.plusYears(1).plusDays(1));
        assertThat(isThere(person)).isFalse();
    }

    @Test
    @DisplayName("END-6: whoever has no phone is told in their journal, and the years count alike")
    void withoutPhone() {
        var opening = scene.opening(manager, "Noura", "Haddad");
        var person = scene.person(new Scene.PersonOpening(opening.staff(), opening.once(), opening.name(),
                Optional.empty(), opening.password(), false, false, Optional.empty()));
        throughAllNotices();
        assertThat(sms()).isEmpty();
        assertThat(scene.acts(person.vault())).filteredOn(Act.INACTIVITY_TOLD::equals).hasSize(3);
        on(LAST.plusDays(1));
        assertThat(isThere(person)).isFalse();
    }

    @Test
    @DisplayName("END-6, PRI-2: of whoever had their processing restricted everything is kept, and nothing is sent")
    void restricted() {
        var person = person();
        given(scene.abri.vault().restrictVault().restrict(person, person.vault(), true));
        throughAllNotices();
        on(LAST.plusYears(2));
        assertThat(isThere(person)).isTrue();
        assertThat(sms()).isEmpty();
        assertThat(scene.acts(person.vault())).doesNotContain(Act.INACTIVITY_TOLD);
    }

    @Test
    @DisplayName("END-6, LAW-5: whoever is suspended is told as everybody, and keeps the account by a sign-in")
    void suspended() {
        var kept = person();
        var gone = scene.person(scene.opening(manager, "Awa", "Sow"));
        for (var each : List.of(kept, gone)) {
            given(scene.abri.leaving().keepAccounts().take(new KeepAccounts.Command(scene.operator,
                    each.account(), Measure.SUSPEND, "Abus")));
        }
        throughAllNotices();
        scene.signedIn(scene.usernameOf(kept.account()), PASSWORD);
        on(LAST.plusDays(1));
        assertThat(isThere(kept)).isTrue();
        assertThat(isThere(gone)).isFalse();
    }

    @Test
    @DisplayName("END-6, ACC-7: an opening that waits is none of it; validated, it counts from then on")
    void pending() {
        var opening = scene.opening(manager, "Fatou", "Sarr");
        given(OpenAtADistance.Outcome.Sent.class,
                scene.abri.opening().openAtADistance().open(new OpenAtADistance.Command(manager,
                        manager.relay(), scene.once(), opening.person(), new PhoneNumber("+33639980009"),
                        false)));
        on(OPENED.plusYears(60));
        assertThat(sms()).isEmpty();
        assertThat(scene.events(new Chain.OfService()).stream().map(Event::act))
                .doesNotContain(Act.UNUSED_ACCOUNT_DELETED);
    }

    @Test
    @DisplayName("END-6: nothing more than a day is kept, once a day, and of staff and operators nothing of themselves")
    void onlyADay() {
        var saved = new AtomicInteger();
        var watch = new WatchedPorts();
        var watched = new Scene(watch::in);
        var staff = watched.relay("Relais du Port");
        var person = watched.affiliated(staff, false);
        watch.watch((method, arguments, answer) -> {
            if (method.getDeclaringClass() == Inactivities.class && method.getName().equals("save")) {
                saved.incrementAndGet();
            }
        });
        watched.signedIn(watched.usernameOf(person.account()), PASSWORD);
        watched.signedIn(watched.usernameOf(staff.account()), PASSWORD);
        assertThat(saved).hasValue(0);
        watched.pass(Duration.ofDays(1));
        watched.signedIn(watched.usernameOf(person.account()), PASSWORD);
        watched.signedIn(watched.usernameOf(person.account()), PASSWORD);
        assertThat(saved).hasValue(1);
        watched.ports.work().inOne(() -> {
            for (var who : List.of(staff.account(), watched.operator.account())) {
                assertThat(watched.ports.account().inactivities().find(who)).isEmpty();
            }
            return true;
        });
    }

    @Test
    @DisplayName("END-6: somebody who signs in after they were listed and before their turn keeps the account")
    void signsInMeanwhile() {
        var watch = new WatchedPorts();
        var racing = new Scene(watch::in);
        var person = racing.person(racing.opening(racing.relay("Relais du Port"), "Amina", "Diallo"));
        untilTheEnd(racing);
        var listed = new AtomicInteger();
        watch.watch((method, arguments, answer) -> {
            if (method.getName().equals("due") && answer.isPresent()) {
                watch.watch((other, more, nothing) -> {});
                listed.set(((List<?>) answer.get()).size());
                racing.signedIn(racing.usernameOf(person.account()), PASSWORD);
            }
        });
        racing.runChore("delete-unused-accounts");
        assertThat(listed).hasValue(1);
        assertThat(isThere(racing, person)).isTrue();
        assertThat(racing.acts(person.vault())).endsWith(Act.SIGNED_IN);
    }

    @Test
    @DisplayName("END-6, I6: one account that cannot be erased keeps no other from its turn, and goes the next time")
    void oneFails() {
        var watch = new WatchedPorts();
        var other = new Scene(watch::in);
        var staff = other.relay("Relais du Port");
        var people = List.of("Amina", "Awa", "Fatou").stream()
                .map(given -> other.person(other.opening(staff, given, "Diallo"))).toList();
        untilTheEnd(other);
        watch.watch((method, arguments, answer) -> {
            if (method.getName().equals("erase")
                    && arguments[0].equals(KeyOwner.of(people.get(1).account()))) {
                throw new SealBroken("on purpose");
            }
        });
        other.runChore("delete-unused-accounts");
        assertThat(people).filteredOn(one -> isThere(other, one)).containsExactly(people.get(1));
        watch.watch((method, arguments, answer) -> {});
        other.runChore("delete-unused-accounts");
        assertThat(people).noneMatch(one -> isThere(other, one));
    }

    private static void untilTheEnd(Scene where) {
        for (var day : NOTICES) {
            where.pass(Duration.between(where.now(), day.atTime(13, 0).toInstant(ZoneOffset.UTC)));
            where.runChore("delete-unused-accounts");
        }
        where.pass(Duration.between(where.now(),
                LAST.plusDays(1).atTime(13, 0).toInstant(ZoneOffset.UTC)));
    }

    private Viewpoint.Beneficiary person() {
        return scene.person(scene.opening(manager, "Amina", "Diallo"));
    }

    /** Affiliated from now on; answers what ends it, by its owner. */
    private Runnable tiedNow(Viewpoint.Beneficiary person) {
        scene.ports.work().inOne(() -> {
            scene.ports.affiliation().affiliations().save(Affiliation.atOpening(
                    new AffiliationId(new UUID(7, 7)), person.vault(), manager.relay(), scene.now()));
            return person;
        });
        return () -> given(
                scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay()));
    }

    private void throughAllNotices() {
        NOTICES.forEach(this::on);
    }

    /** At a time at which that day is it everywhere, the chore comes by. */
    private void on(LocalDate day) {
        at(day);
        scene.runChore("delete-unused-accounts");
        scene.runJobs();
    }

    private void at(LocalDate day) {
        at(day.atTime(LocalTime.of(13, 0)).toInstant(ZoneOffset.UTC));
    }

    private void at(Instant time) {
        scene.pass(Duration.between(scene.now(), time));
    }

    private List<LeftSms> sms() {
        return scene.memory.left();
    }

    private LocalDate seenOn(Viewpoint.Beneficiary person) {
        return scene.ports.work().inOne(() -> scene.ports.account().inactivities().find(person.account()))
                .map(Inactivity::seenOn).orElseThrow();
    }

    private boolean isThere(Viewpoint.Beneficiary person) {
        return isThere(scene, person);
    }

    private static boolean isThere(Scene where, Viewpoint.Beneficiary person) {
        return where.ports.work().inOne(() -> where.ports.account().accounts().find(person.account()))
                .isPresent();
    }
}
