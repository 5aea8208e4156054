package org.abri.application.moderation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.moderation.SeeUnusualUses.SeenUse;
import org.abri.application.rectification.RectifyPerson;
import org.abri.application.rectification.RectifyWhenAsked;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.abri.domain.limits.Pace;
import org.abri.domain.limits.Tool;
import org.abri.domain.moderation.UnusualUse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnusualUsesTest {
    private static final PersonName NAME = new PersonName("Awa", "Keita");
    private static final Username NOBODYS = new Username("zozo-zuzu-zizi");

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.StaffAt second = scene.professional(manager);
    private final Viewpoint.StaffAt elsewhere = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Viewpoint.Beneficiary another =
            scene.person(scene.opening(manager, "Sami", "Haddad").wishing(true, false));
    private final SeeUnusualUses see = scene.abri.moderation().seeUnusualUses();

    private List<SeenUse> ofRelay(Viewpoint.StaffAt by) {
        return given(see.list(by, by.relay(), Listing.first(50))).lines();
    }

    private List<SeenUse> all() {
        return given(see.list(scene.operator, Listing.first(50))).lines();
    }

    /** Whoever uses it is answered with; {@code turn} counts up, for whom it is. */
    private Viewpoint.StaffAt use(Tool tool, int turn) {
        var someone = turn % 2 == 0 ? person : another;
        switch (tool) {
            case SEARCH -> given(scene.abri.affiliation().findPerson().find(professional,
                    professional.relay(), NAME, new BirthDate("1990-02-28")));
            case AFFILIATION -> given(scene.abri.affiliation().affiliatePerson().request(professional,
                    professional.relay(), NOBODYS, false));
            case OPENING -> given(scene.abri.opening().openBeneficiaryAccount()
                    .open(scene.opening(professional, "Awa", "Keita" + "a".repeat(turn)).command()));
            case RECOVERY ->
                    given(scene.abri.recovery().startRecovery().start(professional, someone.vault()));
            case LOCK -> given(scene.abri.leaving().lockAccount().lockPerson(professional, someone.vault()));
            case RECTIFICATION -> given(scene.abri.rectification().rectifyPerson()
                    .request(new RectifyPerson.Command(professional, someone.vault(),
                            new PersonName("Awa", "Keita" + "a".repeat(turn)), Optional.empty(),
                            Optional.of("same names, another person"), false)));
            case LOST_FACTOR -> {
                given(scene.abri.leaving().loseFactor().ofPerson(professional, person.vault()));
            }
            case RENEWAL -> {
                given(scene.abri.relay().renewAccess().ask(manager, manager.relay(),
                        turn % 2 == 0 ? professional.account() : second.account()));
                return manager;
            }
            case INVITATION -> {
                given(scene.abri.relay().inviteColleague().invite(manager, manager.relay(), NOBODYS));
                return manager;
            }
        }
        return professional;
    }

    /** How often one may use it before it is much. */
    private static int half(Tool tool) {
        var pace = switch (tool) {
            case SEARCH -> Pace.SEARCHING_BY_STAFF;
            case AFFILIATION -> Pace.ASKING_BY_STAFF;
            case OPENING -> Pace.OPENING_BY_STAFF;
            case RECOVERY -> Pace.RECOVERING_BY_STAFF;
            case LOCK -> Pace.LOCKING_BY_STAFF;
            case LOST_FACTOR -> Pace.LOSING_FACTORS_BY_STAFF;
            case RENEWAL -> Pace.RENEWING_BY_ASKER;
            case RECTIFICATION -> Pace.RECTIFYING_BY_ASKER;
            case INVITATION -> Pace.INVITING_BY_STAFF;
        };
        return pace.atOnce() / 2;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("SEC-6: more than half of what one may do at once is shown to the managers there and to operators, once a day, and says not on whom")
    void shown(Tool tool) {
        scene.withFactor(person);
        var done = 0;
        while (done < half(tool)) {
            use(tool, done++);
            assertThat(all()).as("after " + done).isEmpty();
        }
        var first = scene.now();
        var by = use(tool, done++);
        assertThat(all()).singleElement().satisfies(seen -> {
            assertThat(seen.use()).isEqualTo(
                    new UnusualUse(by.account(), Optional.of(by.relay()), tool, first));
            assertThat(seen.by()).hasValueSatisfying(who -> assertThat(who.id()).isEqualTo(by.account()));
            assertThat(seen.relay().orElseThrow().name()).isEqualTo("Relais du Port");
        });
        assertThat(ofRelay(manager)).isEqualTo(all());
        assertThat(ofRelay(elsewhere)).isEmpty();
        scene.pass(Duration.ofMinutes(1));
        use(tool, done);
        assertThat(all()).as("the same day").hasSize(1);
    }

    @Test
    @DisplayName("SEC-6: whom a pace stops is shown too, also the pace of a person; another day is shown again, the newest first")
    void stopped() {
        var start = scene.abri.recovery().startRecovery();
        for (var turn = 0; turn < Pace.RECOVERING_A_PERSON.atOnce(); turn++) {
            given(start.start(turn % 2 == 0 ? professional : manager, person.vault()));
        }
        assertThat(all()).isEmpty();
        given(start.start(second, person.vault()));
        assertThat(all()).singleElement()
                .satisfies(seen -> assertThat(seen.use().by()).isEqualTo(second.account()));
        scene.pass(Duration.ofDays(1));
        for (var turn = 0; turn < 6; turn++) {
            given(start.start(second, person.vault()));
        }
        assertThat(all()).extracting(seen -> seen.use().at()).containsExactly(scene.now(),
                scene.now().minus(Duration.ofDays(1)));
        assertThat(given(see.list(scene.operator, Listing.first(1))).next()).isPresent();
    }

    @Test
    @DisplayName("SEC-6: what operators use too often is shown to operators, and to no relay")
    void operators() {
        var rectify = scene.abri.rectification().rectifyWhenAsked();
        for (var turn = 0; turn <= half(Tool.RECTIFICATION); turn++) {
            given(rectify.byOperator(new RectifyWhenAsked.Command(scene.operator,
                    turn % 2 == 0 ? person.account() : another.account(),
                    new PersonName("Awa", "Keita" + "a".repeat(turn)), Optional.empty(),
                    "Carte lue au guichet", Optional.of("other people"))));
        }
        assertThat(all()).extracting(SeenUse::use).containsExactly(new UnusualUse(
                scene.operator.account(), Optional.empty(), Tool.RECTIFICATION, scene.now()));
        assertThat(ofRelay(manager)).isEmpty();
    }

    @Test
    @DisplayName("SEC-6, AUT-5: that one person is asked too often is shown to nobody: it would say that they are there")
    void silent() {
        for (var turn = 0; turn < 7; turn++) {
            given(scene.abri.affiliation().affiliatePerson().request(elsewhere, elsewhere.relay(),
                    scene.usernameOf(person.account()), false));
        }
        assertThat(all()).isEmpty();
    }

    @Test
    @DisplayName("SEC-6: nobody else reads it: no professional, no manager of another relay, no operator through a relay, and no person")
    void forNobodyElse() {
        assertThat(refusal(see.list(professional, manager.relay(), Listing.first(1))))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        assertThat(missing(see.list(elsewhere, manager.relay(), Listing.first(1)))).isTrue();
        assertThat(refusal(see.list(manager, Listing.first(1)))).isNotNull();
        assertThat(refusal(see.list(person, Listing.first(1)))).isNotNull();
    }

    @Test
    @DisplayName("SEC-6: it is new for a week, and kept for a year, also when the account is gone")
    void kept() {
        for (var turn = 0; turn <= half(Tool.LOCK); turn++) {
            use(Tool.LOCK, turn);
        }
        scene.pass(Duration.ofDays(7).minusMillis(1));
        assertThat(all()).allMatch(SeenUse::recent);
        scene.pass(Duration.ofMillis(1));
        assertThat(all()).noneMatch(SeenUse::recent);
        scene.ports.work().inOne(() -> {
            scene.ports.erasure().erase(KeyOwner.of(professional.account()), scene.now());
            return true;
        });
        scene.pass(UnusualUse.KEPT.minus(Duration.ofDays(7)));
        scene.runChore("forget-unusual-uses");
        assertThat(all()).singleElement().satisfies(seen -> assertThat(seen.by()).isEmpty());
        scene.pass(Duration.ofMillis(1));
        scene.runChore("forget-unusual-uses");
        assertThat(all()).isEmpty();
    }
}
