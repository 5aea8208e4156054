package org.abri.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdentifiedTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt colleague = scene.professional(manager);
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    @Test
    @DisplayName("LAW-3: whoever signs in is exactly one account, by a username that no other has; each act is recorded under it")
    void oneAccount() {
        var accounts = new HashSet<Object>();
        for (var by : new Viewpoint[] { manager, colleague, person }) {
            var account = by.who().orElseThrow();
            assertThat(scene.signedIn(scene.usernameOf(account), Scene.PASSWORD).account())
                    .isEqualTo(account);
            accounts.add(scene.usernameOf(account));
        }
        assertThat(accounts).hasSize(3);

        for (var by : new Viewpoint.StaffAt[] { manager, colleague }) {
            assertThat(scene.addNote(by, person.vault(), Visibility.SHARED, "Rendez-vous"))
                    .isInstanceOf(Answer.Given.class);
            assertThat(scene.events(new Chain.OfVault(person.vault())).getLast().actor())
                    .isInstanceOfSatisfying(Actor.Staff.class,
                            staff -> assertThat(staff.account()).isEqualTo(by.account()));
        }
    }

    @Test
    @DisplayName("LAW-3: nobody who is not signed in sees a vault or feeds it")
    void nobody() {
        var anyone = new Viewpoint.Anyone();
        assertThat(scene.list(anyone, person.vault())).isInstanceOf(Answer.Refused.class);
        assertThat(scene.addNote(anyone, person.vault(), Visibility.SHARED, "Rendez-vous"))
                .isInstanceOf(Answer.Refused.class);
        assertThat(scene.addDocument(anyone, person.vault(), Visibility.SHARED, "carte.pdf", Scene.PDF))
                .isInstanceOf(Answer.Refused.class);
    }
}
