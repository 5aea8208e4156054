package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.WatchedJournal;
import org.abri.application.access.Answer;
import org.abri.application.affiliation.AffiliatePerson.Asked;
import org.abri.application.affiliation.AffiliatePerson.Whom;
import org.abri.application.affiliation.FindPerson.Masked;
import org.abri.application.affiliation.FindPerson.Outcome;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.ShownCode;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FindPersonTest {
    private static final BirthDate BORN = new BirthDate(LocalDate.of(1990, 2, 28));

    private final Scene scene = new Scene(WatchedJournal::in);
    private final Viewpoint.StaffAt first = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt second = scene.relay("Relais des Lilas");
    private final Viewpoint.StaffAt colleague = scene.professional(second);
    private final Viewpoint.Beneficiary person = scene
            .person(scene.opening(first, "Mohamed", "Diallo").wishing(true, true));
    private final FindPerson findPerson = scene.abri.affiliation().findPerson();
    private final AffiliatePerson affiliatePerson = scene.abri.affiliation().affiliatePerson();

    @Test
    @DisplayName("AFF-4: names spelt otherwise, with the birth date, find somebody: masked, with the year alone, and they read who looked, and for which relay")
    void found() {
        var found = find("Diallo", "Mohammed");
        assertThat(found.people()).extracting(Masked::name).containsExactly("M••• D.");
        assertThat(found.people()).extracting(Masked::born).containsExactly(Optional.of(Year.of(1990)));
        assertThat(found.more()).isFalse();
        assertThat(found.toString()).doesNotContain(found.people().getFirst().handle());
        var event = scene.events(new Chain.OfVault(person.vault())).getLast();
        assertThat(event.act()).isEqualTo(Act.SEARCHED_FOR);
        assertThat(event.actor()).isInstanceOf(Actor.Staff.class);
        assertThat(((Actor.Staff) event.actor()).relayName()).isEqualTo("Relais des Lilas");
    }

    @Test
    @DisplayName("AFF-4: other names, another day, a name alone and a beginning find nobody, and nobody's record is written")
    void nobody() {
        for (var typed : List.of(new PersonName("Mohamed", "Traoré"), new PersonName("Mohamed", ""),
                new PersonName("Diallo", ""), new PersonName("M", "D"), new PersonName("Moh", "Dial"))) {
            assertThat(find(typed, BORN).people()).as(typed.full()).isEmpty();
        }
        assertThat(find(new PersonName("Mohamed", "Diallo"), new BirthDate("1990-02-27")).people()).isEmpty();
        assertThat(scene.acts(person.vault())).doesNotContain(Act.SEARCHED_FOR);
    }

    @Test
    @DisplayName("AFF-4: at most three come out, those spelt the same first, and that there are more; only who is shown reads of it")
    void atMostThree() {
        for (var family : List.of("Dialo", "Diallau", "Dyallo")) {
            scene.person(scene.opening(first, "Mohammed", family).because("Un homonyme"));
        }
        var found = find("Mohamed", "Diallo");
        assertThat(found.people()).hasSize(FindPerson.MOST).extracting(Masked::handle)
                .doesNotHaveDuplicates();
        assertThat(found.more()).isTrue();
        assertThat(scene.acts(person.vault())).endsWith(Act.SEARCHED_FOR);
        given(request(second, new Whom.Found(found.people().getFirst().handle())));
        assertThat(requests()).as("the nearest is the first").hasSize(1);
    }

    @Test
    @DisplayName("AFF-4, AFF-2: whoever is chosen is asked as ever, and confirms with the code that they tell")
    void chosen() {
        var handle = find("Mohamed", "Diallo").people().getFirst().handle();
        var asked = given(Asked.class, request(second, new Whom.Found(handle)));
        assertThat(requests()).hasSize(1);
        scene.runJobs();
        var code = scene.memory.left().getLast().text().replaceAll("\\D", "");
        assertThat(given(affiliatePerson.confirmWithCode(first, first.relay(), asked.request(), code)))
                .as("by staff of another relay").isEmpty();
        assertThat(given(affiliatePerson.confirmWithCode(second, second.relay(), asked.request(), code)))
                .get().extracting(Affiliation::active).isEqualTo(true);
    }

    @Test
    @DisplayName("AFF-4: what stands for somebody is good once, for ten minutes, to whoever looked and at that relay; else it is answered as if somebody were asked")
    void handles() {
        var once = handle();
        given(Asked.class, request(second, new Whom.Found(once)));
        given(scene.abri.affiliation().endAffiliation().end(second, person.vault(), second.relay()));
        scene.pass(Duration.ofDays(1));
        given(Asked.class, request(second, new Whom.Found(once)));
        assertThat(requests()).as("a second time").isEmpty();

        given(Asked.class, request(colleague, new Whom.Found(handle())));
        assertThat(requests()).as("by a colleague").isEmpty();
        given(Asked.class, request(scene.alsoAt(first.relay(), second.account()), new Whom.Found(handle())));
        assertThat(requests()).as("at another relay").isEmpty();
        var late = handle();
        scene.pass(FindPerson.LIFE);
        given(Asked.class, request(second, new Whom.Found(late)));
        assertThat(requests()).as("late").isEmpty();
        var last = handle();
        scene.pass(FindPerson.LIFE.minusMillis(1));
        given(Asked.class, request(second, new Whom.Found(last)));
        assertThat(requests()).hasSize(1);
    }

    @Test
    @DisplayName("AFF-4: the code on the person's screen names them, once, for ten minutes, and the last one shown alone")
    void shownCode() {
        var replaced = show();
        var code = show();
        given(Asked.class, request(second, new Whom.Showing(replaced.code())));
        assertThat(requests()).isEmpty();
        given(Asked.class, request(second, Whom.typed(code.code().shown().toUpperCase(Locale.ROOT))));
        assertThat(requests()).hasSize(1);
        given(scene.abri.affiliation().endAffiliation().end(second, person.vault(), second.relay()));
        scene.pass(Duration.ofDays(1));
        given(Asked.class, request(second, new Whom.Showing(code.code())));
        assertThat(requests()).as("a second time").isEmpty();
        var late = show();
        assertThat(late.until()).isEqualTo(scene.now().plus(ShownCode.LIFE));
        scene.pass(ShownCode.LIFE);
        given(Asked.class, request(second, new Whom.Showing(late.code())));
        assertThat(requests()).as("late").isEmpty();
    }

    @Test
    @DisplayName("AFF-4: of fifty relays that type one shown code at once, one asks the person, and the journal says so once")
    void shownCodeAtOnce() throws InterruptedException {
        var relays = IntStream.range(0, 50).mapToObj(i -> scene.relay("Relais " + i)).toList();
        var shown = new Whom.Showing(show().code());
        var asking = relays.stream().<Callable<Answer<AffiliatePerson.Outcome>>> map(
                by -> () -> request(by, shown)).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var asked : threads.invokeAll(asking)) {
                given(Asked.class, asked.resultNow());
            }
        }
        assertThat(requests()).hasSize(1);
        assertThat(scene.acts(person.vault())).filteredOn(Act.AFFILIATION_REQUESTED::equals).hasSize(1);
    }

    @Test
    @DisplayName("AFF-4: the code is the person's own to show")
    void ownCode() {
        assertThat(missing(scene.abri.affiliation().showCode().show(second, person.vault()))).isTrue();
        assertThat(scene.abri.affiliation().showCode().show(first, person.vault()))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("AUT-5, AFF-4: a code of nobody is answered and waits on the desk like one of somebody")
    void codeOfNobody() {
        given(Asked.class, request(second, Whom.typed("kado-limu")));
        given(Asked.class, request(second, new Whom.Showing(show().code())));
        assertThat(given(scene.abri.affiliation().seePeople().atDesk(second, second.relay(),
                Sought.NOTHING, Listing.first(9))).asked())
                        .hasSize(2);
    }

    @Test
    @DisplayName("AFF-4: eight letters are a code, twelve a username, and anything else is neither")
    void typed() {
        assertThat(Whom.typed("kado limu")).isEqualTo(new Whom.Showing(new ShownCode("kadolimu")));
        assertThat(Whom.typed("Kado-limu-pero"))
                .isEqualTo(new Whom.OfUsername(new Username("kado-limu-pero")));
        assertThat(InvalidValue.in(() -> Whom.typed("kado"))).isPresent();
    }

    @Test
    @DisplayName("AFF-4, ACC-7, PRI-2: a vault that is restricted is not found")
    void restricted() {
        scene.ports.work().inOne(() -> {
            var open = scene.ports.vault().vaults().find(person.vault()).orElseThrow();
            scene.ports.vault().vaults().save(new Vault(open.id(), VaultState.RESTRICTED, open.quota(),
                    open.used(), open.items(), open.today(), open.wishes()));
            return true;
        });
        assertThat(find("Mohamed", "Diallo").people()).isEmpty();
        assertThat(scene.acts(person.vault())).doesNotContain(Act.SEARCHED_FOR);
    }

    @Test
    @DisplayName("SEC-6, AFF-4: looking for people has a pace, of whoever looks and of their relay, whether anybody is found or not; a year alone has a slower one")
    void paced() {
        for (int i = 0; i < 20; i++) {
            find("Mohamed", i % 2 == 0 ? "Diallo" : "Nobody");
        }
        assertThat(given(search(second, new PersonName("Awa", "Ba"), BORN)))
                .isInstanceOf(Outcome.Paused.class);
        assertThat(given(search(colleague, new PersonName("Awa", "Ba"), BORN)))
                .isInstanceOf(Outcome.Found.class);
        for (int i = 0; i < 3; i++) {
            assertThat(given(search(second, new PersonName("Awa", "Ba"), new BirthDate("1990"))))
                    .isInstanceOf(Outcome.Found.class);
        }
        assertThat(given(search(second, new PersonName("Awa", "Ba"), new BirthDate("1990"))))
                .isInstanceOf(Outcome.Paused.class);
        scene.pass(Duration.ofMinutes(6));
        assertThat(given(search(second, new PersonName("Awa", "Ba"), BORN)))
                .isInstanceOf(Outcome.Found.class);
    }

    @Test
    @DisplayName("AFF-4: only staff of a relay that works look for people: not elsewhere, not people, not operators")
    void byStaff() {
        assertThat(findPerson.find(second, first.relay(), new PersonName("A", "B"), BORN))
                .isInstanceOf(Answer.Refused.class);
        assertThat(findPerson.find(person, first.relay(), new PersonName("A", "B"), BORN))
                .isInstanceOf(Answer.Refused.class);
        assertThat(findPerson.find(scene.operator, first.relay(), new PersonName("A", "B"), BORN))
                .isInstanceOf(Answer.Refused.class);
        scene.pass(Duration.ofDays(70));
        assertThat(search(second, new PersonName("A", "B"), BORN)).as("REL-3: its agreement is over")
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    @DisplayName("AFF-4: what lapsed is forgotten")
    void forgotten() {
        var handle = handle();
        scene.pass(FindPerson.LIFE.plusMillis(1));
        scene.runChore("lapse-affiliation-requests");
        assertThat(scene.ports.work().inOne(() -> scene.ports.affiliation().pointers().take(handle)))
                .isEmpty();
    }

    private ShowCode.Shown show() {
        return given(scene.abri.affiliation().showCode().show(person, person.vault()));
    }

    private String handle() {
        return find("Mohamed", "Diallo").people().getFirst().handle();
    }

    private Outcome.Found find(String given, String family) {
        return find(new PersonName(given, family), BORN);
    }

    private Outcome.Found find(PersonName name, BirthDate born) {
        return given(Outcome.Found.class, search(second, name, born));
    }

    private Answer<Outcome> search(Viewpoint.StaffAt by, PersonName name, BirthDate born) {
        return findPerson.find(by, by.relay(), name, born);
    }

    private Answer<AffiliatePerson.Outcome> request(Viewpoint.StaffAt by, Whom whom) {
        return affiliatePerson.request(by, by.relay(), whom, true);
    }

    private List<?> requests() {
        return given(scene.abri.affiliation().seeAffiliations().see(person, person.vault())).requested();
    }
}
