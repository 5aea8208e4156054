package org.abri.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Round;
import org.abri.domain.account.PersonName;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.face.Site;
import org.abri.web.face.Site.Person;
import org.abri.web.face.Site.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConditionPagesTest {
    private Site site;
    private Person operator;
    private Place relay;
    private Person amina;

    @BeforeEach
    void open() {
        site = Site.open();
        operator = site.operator();
        relay = site.relay(operator, "Relais du Port");
        amina = site.beneficiary(relay, new PersonName("Amina", "Diallo"), true, true);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @DisplayName("CRY-7, OPS-1, VLT-13: operators read how the service does, and which documents are damaged, in numbers and ids; no item, and nobody")
    void shown() {
        site.paper(amina.by(), amina.vault(), Visibility.PRIVATE, "Carte d’identité");
        var desk = site.as(operator);
        assertThat(desk.open("/operator/reports").links()).contains("/operator/condition");
        assertThat(desk.open("/operator/condition").text()).contains("État du service",
                "Le service est ouvert.", "Documents abîmés ou perdus\u00A0: aucun", "Jamais encore",
                "Un coffre")
                .doesNotContain("Diallo", "Amina", "Carte", "Relais du Port");

        var item = new ItemId(UUID.randomUUID());
        site.memory.all().work().inOne(() -> {
            site.memory.all().watch().findings().keep(new Finding(item, amina.vault(), Finding.Harm.MISSING,
                    site.memory.all().clock().instant()));
            site.memory.all().watch().conditions().done(Round.DOCUMENTS,
                    new Round.Done(site.memory.all().clock().instant(), 1, 3));
            return item;
        });
        site.abri.maintenance().keepMaintenance().begin();
        site.abri.maintenance().keepMaintenance().end();
        site.pass(Duration.ofMinutes(1));
        assertThat(site.as(operator).open("/operator/condition").text()).contains(
                "Un document abîmé ou perdu", "Son fichier manque", "Document " + item,
                "Coffre " + amina.vault(), "un abîmé ou perdu · 3 fichiers sans document")
                .doesNotContain("Diallo", "Amina", "Carte", "Relais du Port");
    }

    @Test
    @DisplayName("ACC-10: nobody but operators reads it")
    void forNobodyElse() {
        assertThat(site.as(relay.manager()).open("/operator/condition").status()).isEqualTo(403);
        assertThat(site.as(amina).open("/operator/condition").status()).isEqualTo(403);
    }
}
