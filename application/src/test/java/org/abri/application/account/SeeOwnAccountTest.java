package org.abri.application.account;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.abri.application.Scene;
import org.abri.application.sealing.KeyOwner;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.PersonName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeeOwnAccountTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final SeeOwnAccount seeOwnAccount = scene.abri.account().seeOwnAccount();

    @Test
    @DisplayName("PRI-1: everybody sees their own account, staff from inside their relay and outside of it")
    void own() {
        assertThat(given(seeOwnAccount.see(person))).extracting(Account::kind, Account::name)
                .containsExactly(AccountKind.BENEFICIARY, new PersonName("Amina", "Diallo"));
        assertThat(given(seeOwnAccount.see(scene.operator)).kind()).isEqualTo(AccountKind.OPERATOR);
        assertThat(given(seeOwnAccount.see(manager)))
                .isEqualTo(given(seeOwnAccount.see(new Viewpoint.Staff(manager.account()))));
        assertThat(refusal(seeOwnAccount.see(new Viewpoint.Anyone())))
                .isEqualTo(Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
    }

    @Test
    @DisplayName("END-2: whose account is gone reaches nothing any more, and staff find nothing of theirs")
    void gone() {
        scene.ports.work().inOne(() -> {
            scene.ports.erasure().erase(KeyOwner.of(person.account()), scene.now());
            return person;
        });
        for (var answer : List.of(seeOwnAccount.see(person), scene.list(person, person.vault()))) {
            assertThat(refusal(answer)).isEqualTo(Refusal.NOTHING_IS_REACHABLE_BEFORE_A_PASSWORD_OF_ONES_OWN);
        }
        assertThat(missing(scene.list(manager, person.vault()))).isTrue();
    }
}
