package org.abri.application.relay;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.abri.application.Once;
import org.abri.application.Scene;
import org.abri.application.WatchedHasher;
import org.abri.application.access.Answer;
import org.abri.application.opening.ActivateAccount;
import org.abri.application.relay.OpenTeam.Outcome;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Pace;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.PastedNames.Problem;
import org.abri.domain.relay.PastedNames;
import org.abri.domain.relay.StaffRole;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpenTeamTest {
    private static final String LIST = "Lucie;Moreau\nHugo;Blanc\nInès;Carvalho";

    private final Scene scene = new Scene(WatchedHasher::in);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final OpenTeam openTeam = scene.abri.relay().openTeam();

    @Test
    @DisplayName("ACC-4: all of a list are opened, each with a code of their own that leads to their password")
    void all() {
        var opened = opened(open(manager, scene.once(), LIST));
        assertThat(opened).extracting(OpenTeam.OpenedOne::name).containsExactly(
                new PersonName("Lucie", "Moreau"), new PersonName("Hugo", "Blanc"),
                new PersonName("Inès", "Carvalho"));
        for (var one : opened) {
            assertThat(scene.abri.opening().activateAccount().activate(new ActivateAccount.Command(
                    one.opened().username(), one.opened().activationCode(), Scene.PASSWORD)))
                            .isInstanceOf(ActivateAccount.Outcome.Chosen.class);
        }
        assertThat(team()).hasSize(4);
        assertThat(scene.events(new Chain.OfService()).stream().map(Event::act)
                .filter(Act.PROFESSIONAL_OPENED::equals)).hasSize(3);
    }

    @Test
    @DisplayName("ACC-4: when one line is wrong none is opened, and no hash is made; what is wrong is told by line")
    void none() {
        scene.professional(manager);
        var watched = WatchedHasher.of(scene);
        var list = "Lucie;Moreau\nPaul;Lémoine\nHugo";
        assertThat(watched.slowWorkOf(() -> {
            var names = ((Outcome.NotAll) given(open(manager, scene.once(), list))).names();
            assertThat(names.lines()).extracting(line -> line.problem().orElse(null)).containsExactly(null,
                    Problem.THERE_ALREADY, Problem.NOT_TWO_NAMES);
        })).isZero();
        assertThat(given(openTeam.check(manager, manager.relay(), PastedNames.read(list, false))).isGood())
                .isFalse();
        assertThat(given(openTeam.check(manager, manager.relay(), PastedNames.read(LIST, false))).isGood())
                .isTrue();
        assertThat(team()).hasSize(2);
    }

    @Test
    @DisplayName("I4: the same list sent twice opens each once, and the codes shown last are good; another list with that key opens others")
    void twice() {
        var once = scene.once();
        var first = opened(open(manager, once, LIST));
        var second = opened(open(manager, once, LIST));
        assertThat(second).extracting(one -> one.opened().account())
                .isEqualTo(first.stream().map(one -> one.opened().account()).toList());
        assertThat(second.getFirst().opened().activationCode())
                .isNotEqualTo(first.getFirst().opened().activationCode());
        assertThat(team()).hasSize(4);
        assertThat(given(open(manager, once, LIST + "\nRose;Petit"))).isInstanceOf(Outcome.OpenedAll.class);
        assertThat(team()).hasSize(5);
        assertThat(given(open(manager, scene.once(), LIST))).as("another time").isInstanceOf(
                Outcome.NotAll.class);
    }

    @Test
    @DisplayName("ACC-4, SEC-6: a manager opens five lists at once, then one every four hours; what is wrong, or beyond, makes no hash and opens nobody")
    void paced() {
        for (var i = 0; i < Pace.OPENING_LISTS_BY_MANAGER.atOnce(); i++) {
            given(Outcome.NotAll.class, open(manager, scene.once(), "Hugo"));
            opened(open(manager, scene.once(), "Anna;Moreau" + "a".repeat(i)));
        }
        var until = scene.now().plus(Pace.OPENING_LISTS_BY_MANAGER.each());
        assertThat(WatchedHasher.of(scene).slowWorkOf(() -> assertThat(
                given(open(manager, scene.once(), LIST))).isEqualTo(new Outcome.Paused(until)))).isZero();
        assertThat(team()).hasSize(6);
        opened(openTeam.open(new OpenTeam.Command(otherManager(), manager.relay(), scene.once(),
                PastedNames.read("Rose;Petit", false), Language.FRENCH)));
        scene.pass(Pace.OPENING_LISTS_BY_MANAGER.each());
        opened(open(manager, scene.once(), LIST));
    }

    private Viewpoint.StaffAt otherManager() {
        var colleague = scene.professional(manager);
        scene.ports.work().inOne(() -> {
            scene.ports.relay().memberships().save(new Membership(colleague.account(), manager.relay(),
                    StaffRole.MANAGER, scene.now(), scene.now(), Optional.empty()));
            return true;
        });
        return colleague;
    }

    @Test
    @DisplayName("ACC-4: of who joins while the hashes are made, the list is told, and nobody of it is opened")
    void meanwhile() {
        WatchedHasher.of(scene).whileHashing(() -> scene.professional(manager));
        assertThat(given(open(manager, scene.once(), "Lucie;Moreau\nPaul;Lemoine")))
                .isInstanceOf(Outcome.NotAll.class);
        assertThat(team()).hasSize(2);
    }

    @Test
    @DisplayName("ACC-4, VLT-13: managers alone open lists, at their own relay, while the agreement is in force")
    void managersAlone() {
        var professional = scene.professional(manager);
        assertThat(refusal(open(professional, scene.once(), LIST)))
                .isEqualTo(Refusal.ONLY_MANAGERS_KEEP_THE_TEAM);
        var elsewhere = scene.relay("Accueil de jour");
        assertThat(missing(open(elsewhere, scene.once(), LIST))).isTrue();
        assertThat(given(open(scene.operator, scene.once(), LIST))).isEqualTo(new Outcome.ForItsManagers());
        given(scene.abri.relay().keepAgreement().suspend(scene.operator, manager.relay(), "Une plainte"));
        assertThat(refusal(open(manager, scene.once(), LIST)))
                .isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
    }

    private Answer<Outcome> open(Viewpoint by, Once once, String list) {
        return openTeam.open(new OpenTeam.Command(by, manager.relay(), once, PastedNames.read(list, false),
                Language.FRENCH));
    }

    private static List<OpenTeam.OpenedOne> opened(Answer<Outcome> answer) {
        return given(Outcome.OpenedAll.class, answer).colleagues();
    }

    private List<KeepTeam.Member> team() {
        return given(scene.abri.relay().keepTeam().see(manager, manager.relay()));
    }
}
