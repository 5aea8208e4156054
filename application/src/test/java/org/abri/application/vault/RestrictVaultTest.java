package org.abri.application.vault;

import static org.abri.application.Scene.PDF;
import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestrictVaultTest {
    private final Scene scene = new Scene();
    private Viewpoint.StaffAt staff;
    private Viewpoint.Beneficiary person;

    @BeforeEach
    void people() {
        staff = scene.relay("Relais du Port");
        person = scene.affiliated(staff, true);
    }

    private boolean restrict(boolean restricted) {
        return given(scene.abri.vault().restrictVault().restrict(person, person.vault(), restricted));
    }

    @Test
    @DisplayName("PRI-2: while it is restricted everything is kept, nobody else is in it, and its owner is; lifted, all is as before")
    void restricted() {
        scene.document(person, person.vault(), Visibility.SHARED, PDF);
        assertThat(restrict(true)).isTrue();
        assertThat(given(scene.abri.vault().restrictVault().see(person, person.vault()))).isTrue();
        assertThat(missing(scene.list(staff, person.vault()))).isTrue();
        assertThat(given(scene.abri.affiliation().seePeople().list(staff, staff.relay(), Listing.first(9)))
                .lines()).isEmpty();
        assertThat(scene.ids(person, person.vault())).hasSize(1);
        assertThat(restrict(false)).isFalse();
        assertThat(scene.ids(staff, person.vault())).hasSize(1);
    }

    @Test
    @DisplayName("PRI-2, PRI-3: it is recorded once, however often it is said")
    void recorded() {
        restrict(true);
        restrict(true);
        restrict(false);
        restrict(false);
        assertThat(scene.acts(person.vault())).endsWith(Act.RESTRICTED, Act.RESTRICTION_LIFTED)
                .containsOnlyOnce(Act.RESTRICTED, Act.RESTRICTION_LIFTED);
    }

    @Test
    @DisplayName("PRI-2: only its owner restricts it")
    void onlyItsOwner() {
        assertThat(scene.abri.vault().restrictVault().restrict(staff, person.vault(), true))
                .isInstanceOf(Answer.Refused.class);
        assertThat(missing(scene.abri.vault().restrictVault().restrict(scene.operator, person.vault(), true)))
                .isTrue();
    }
}
