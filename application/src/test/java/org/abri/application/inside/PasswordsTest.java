package org.abri.application.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.Scene;
import org.abri.application.account.AccountPorts;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.account.KnownOfPerson;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Username;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Scene scene = new Scene();

    @Test
    @DisplayName("AUT-2: a group of the username that happens to be a word does not make a password weaker")
    void usernameByChance() {
        var seen = new ArrayList<String>();
        var account = scene.ports.account();
        var ports = scene.ports.with(new AccountPorts(account.accounts(), account.credentials(),
                account.factors(), account.notices(), account.hasher(), (password, personal) -> {
                    seen.addAll(personal);
                    return Optional.empty();
                }, account.passkeys(), account.inactivities()));
        assertThat(Inside.of(ports, AccessPolicy.ofAbri()).passwords().flawIn(Scene.PASSWORD,
                new KnownOfPerson(new Username("kepa-sara-lune"), new PersonName("Amina", "Diallo"),
                        Optional.empty(), Optional.empty(), List.of()))).isEmpty();
        assertThat(seen).containsExactly("kepasaralune", "Amina", "Diallo");
    }
}
