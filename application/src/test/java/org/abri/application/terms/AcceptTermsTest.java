package org.abri.application.terms;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.Scene;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AcceptTermsTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");

    @Test
    @DisplayName("TOS-1: before the terms are accepted nothing of the vault is reachable, not even by its owner")
    void first() {
        var opened = given(OpenBeneficiaryAccount.Outcome.Opened.class,
                scene.abri.opening().openBeneficiaryAccount()
                        .open(scene.opening(manager, "Amina", "Diallo").command()));
        var person = new Viewpoint.Beneficiary(opened.vault().owner());
        assertThat(refusal(scene.list(person, person.vault())))
                .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_THE_TERMS_ARE_ACCEPTED);
        assertThat(missing(scene.list(person, person.vault()))).isFalse();
        scene.accept(person);
        assertThat(scene.ids(person, person.vault())).isEmpty();
    }

    @Test
    @DisplayName("TOS-2: only the version in force can be accepted, and accepting again changes nothing")
    void version() {
        var staff = new Viewpoint.Staff(manager.account());
        assertThat(given(scene.abri.terms().acceptTerms().accept(staff, "0")))
                .isEqualTo(new AcceptTerms.Outcome.NotTheVersionInForce());
        scene.accept(staff);
        assertThat(scene.ports.work().inOne(() -> scene.ports.terms().acceptances(staff.account())))
                .hasSize(1);
    }

    @Test
    @DisplayName("TOS-1: who is not signed in accepts nothing")
    void anyone() {
        assertThat(refusal(scene.abri.terms().acceptTerms().accept(new Viewpoint.Anyone(), "1")))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }
}
