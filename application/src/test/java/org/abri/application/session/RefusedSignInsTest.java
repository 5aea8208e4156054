package org.abri.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.abri.application.Scene;
import org.abri.application.memory.InMemory.Job;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedSignInsTest {
    private static final String WRONG = "autre chose que cela";

    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final Username username = scene.usernameOf(person.account());

    @Test
    @DisplayName("LAW-2: a sign-in that was refused is in the person's journal, once for each minute in which it was tried")
    void recorded() {
        scene.signIn(username, WRONG);
        scene.signIn(username, WRONG);
        scene.pass(Duration.ofMinutes(1));
        scene.runJobs();
        assertThat(refused()).isEqualTo(1);
        assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().actor())
                .isEqualTo(new Actor.Service());
        scene.signIn(username, WRONG);
        scene.pass(Duration.ofMinutes(1));
        scene.runJobs();
        scene.runJobs();
        assertThat(refused()).isEqualTo(2);
    }

    @Test
    @DisplayName("LAW-2: a right password leaves nothing of that kind; with a locked account even the right one is refused")
    void locked() {
        scene.signIn(username, Scene.PASSWORD);
        scene.pass(Duration.ofMinutes(1));
        scene.runJobs();
        assertThat(refused()).isZero();
        Scene.given(scene.abri.leaving().lockAccount().lockOwn(person));
        scene.signIn(username, Scene.PASSWORD);
        scene.pass(Duration.ofMinutes(1));
        scene.runJobs();
        assertThat(refused()).isEqualTo(1);
    }

    @Test
    @DisplayName("LAW-2: of staff it is in the service's journal, by name")
    void staff() {
        scene.signIn(scene.usernameOf(manager.account()), WRONG);
        scene.pass(Duration.ofMinutes(1));
        scene.runJobs();
        var last = scene.events(new Chain.OfService()).getLast();
        assertThat(last.act()).isEqualTo(Act.SIGN_IN_REFUSED);
        assertThat(last.subject()).isNotBlank();
    }

    @Test
    @DisplayName("AUT-5: of a username that is nobody's the same is kept for later, and then nothing comes of it")
    void nobody() {
        var events = scene.events(new Chain.OfService()).size();
        scene.runJobs();
        scene.signIn(new Username("bado-riku-mena"), WRONG);
        assertThat(scene.memory.jobs()).hasSize(1);
        scene.signIn(username, WRONG);
        assertThat(scene.memory.jobs()).hasSize(2).extracting(Job::at)
                .allMatch(scene.memory.jobs().getFirst().at()::equals);
        scene.pass(Duration.ofMinutes(1));
        scene.runJobs();
        assertThat(scene.memory.jobs()).isEmpty();
        assertThat(scene.events(new Chain.OfService())).hasSize(events);
    }

    private long refused() {
        return scene.acts(person.vault()).stream().filter(Act.SIGN_IN_REFUSED::equals).count();
    }
}
