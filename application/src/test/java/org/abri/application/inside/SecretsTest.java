package org.abri.application.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Scene;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.AffiliationId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final UUID AMINA = new UUID(1, 1);
    private static final UUID SAMUEL = new UUID(1, 2);

    private final Secrets secrets = new Secrets(new Scene().ports.account().hasher());

    @Test
    @DisplayName("CRY-2: a hash matches for the person, the request and the use it was made for, and for no other")
    void boundToUseAndOwner() {
        var all = List.of(Secrets.Of.password(new AccountId(AMINA)),
                Secrets.Of.password(new AccountId(SAMUEL)), Secrets.Of.answer(new AccountId(AMINA)),
                Secrets.Of.answer(new AccountId(SAMUEL)), Secrets.Of.code(new AffiliationId(AMINA)),
                Secrets.Of.code(new AffiliationId(SAMUEL)));
        for (var made : all) {
            var hash = secrets.hash(made, "123456");
            for (var asked : all) {
                assertThat(secrets.matches(Optional.of(asked), "123456", Optional.of(hash)))
                        .as(made + " as " + asked).isEqualTo(made.equals(asked));
            }
        }
    }
}
