package org.abri.application.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.abri.application.Scene;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.application.vault.SeeItems;
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
        var opened = (OpenBeneficiaryAccount.Outcome.Opened) scene.abri.openBeneficiaryAccount()
                .open(scene.opening(manager, "Amina", "Diallo").command());
        var person = new Viewpoint.Beneficiary(opened.vault().owner());
        assertThat(scene.abri.seeItems().all(person, person.vault()))
                .isInstanceOfSatisfying(SeeItems.ListOutcome.Refused.class, refused -> {
                    assertThat(refused.why().refusal())
                            .isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_THE_TERMS_ARE_ACCEPTED);
                    assertThat(refused.why().asMissing()).isFalse();
                });
        scene.accept(person, person.account());
        assertThat(scene.abri.seeItems().all(person, person.vault()))
                .isInstanceOf(SeeItems.ListOutcome.Listed.class);
    }

    @Test
    @DisplayName("TOS-2: only the version in force can be accepted, and accepting again changes nothing")
    void version() {
        var account = manager.account();
        assertThat(scene.abri.acceptTerms().accept(new Viewpoint.Staff(account), account, "0"))
                .isEqualTo(new AcceptTerms.Outcome.NotTheVersionInForce());
        scene.accept(new Viewpoint.Staff(account), account);
        assertThat(scene.ports.work().inOne(() -> scene.ports.terms().acceptances(account))).hasSize(1);
    }
}
