package org.abri.application.affiliation;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Scene;
import org.abri.application.affiliation.People.PersonLine;
import org.abri.application.vault.ItemListing;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.text.Sought;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeePeopleTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt professional = scene.professional(manager);
    private final Viewpoint.Beneficiary amina = scene.affiliated(professional, true);

    @Test
    @DisplayName("VLT-4: opening a vault brings it to the top of one's own desk, with nothing new until others add something")
    void lastSeenFirst() {
        scene.pass(Duration.ofMinutes(5));
        var samuel = scene.person(scene.opening(professional, "Samuel", "Tesfaye").wishing(true, false));
        assertThat(vaults(professional)).containsExactly(samuel.vault(), amina.vault());
        scene.note(amina, amina.vault(), Visibility.SHARED, "Bail");
        scene.pass(Duration.ofMinutes(5));
        given(scene.list(professional, amina.vault()));
        assertThat(vaults(professional)).containsExactly(amina.vault(), samuel.vault());
        assertThat(vaults(manager)).containsExactly(samuel.vault(), amina.vault());
        assertThat(first(professional).seen()).contains(scene.now());
        scene.pass(Duration.ofMinutes(5));
        scene.note(professional, amina.vault(), Visibility.SHARED, "Attestation");
        scene.note(amina, amina.vault(), Visibility.PRIVATE, "À moi");
        assertThat(first(professional).newPapers()).isZero();
        scene.note(amina, amina.vault(), Visibility.SHARED, "Carte");
        assertThat(first(professional).newPapers()).isEqualTo(1);
        assertThat(first(professional).papers()).isEqualTo(3);
        scene.pass(Duration.ofSeconds(1));
        given(scene.list(professional, amina.vault()));
        assertThat(first(professional).newPapers()).isZero();
    }

    @Test
    @DisplayName("VLT-4: a further part of a vault, one kind of its papers, or its owner's own look is no look at what is new")
    void onlyTheWhole() {
        var item = scene.note(amina, amina.vault(), Visibility.SHARED, "Bail");
        given(scene.abri.vault().seeItems().list(professional, amina.vault(),
                new Listing(Optional.of(new Listing.Mark(item.addedAt(), item.id().value())), 5)));
        given(scene.abri.vault().seeItems().list(professional, amina.vault(),
                ItemListing.of(Listing.first(5)).ofKind(PaperKind.HEALTH)));
        given(scene.abri.vault().seeItems().list(professional, amina.vault(),
                ItemListing.of(Listing.first(5)).named(Sought.of("bail"))));
        given(scene.list(amina, amina.vault()));
        assertThat(first(professional).seen()).isEmpty();
    }

    @Test
    @DisplayName("AFF-6, REL-5: what staff looked at is forgotten when the tie is over, and when they leave")
    void forgotten() {
        given(scene.list(professional, amina.vault()));
        given(scene.list(manager, amina.vault()));
        given(scene.abri.relay().keepTeam().remove(manager, manager.relay(), professional.account()));
        assertThat(looks(professional)).isEmpty();
        assertThat(looks(manager)).isNotEmpty();
        given(scene.abri.affiliation().endAffiliation().end(amina, amina.vault(), manager.relay()));
        assertThat(looks(manager)).isEmpty();
    }

    @Test
    @DisplayName("VLT-4: somebody is found by the beginnings of their names, or by their username typed exactly, however it is grouped")
    void found() {
        var samuel = scene.person(scene.opening(professional, "Samuel", "Tesfaye").wishing(true, false));
        scene.person(scene.opening(professional, "Samira", "Sans Relais"));
        assertThat(found("sam")).containsExactly(samuel.vault());
        assertThat(found("diallo am")).containsExactly(amina.vault());
        var username = scene.usernameOf(amina.vault().owner()).value();
        assertThat(found(username)).containsExactly(amina.vault());
        assertThat(found(username.replace("-", "").toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(amina.vault());
        assertThat(found(username.substring(0, 9))).as("not by a part of it").isEmpty();
        assertThat(found("bado-riku-mena")).isEmpty();
        var away = scene.person(scene.opening(professional, "Rosa", "Lopes"));
        assertThat(found(scene.usernameOf(away.vault().owner()).value())).as("of no other relay").isEmpty();
    }

    @Test
    @DisplayName("ACC-8: a name of twelve letters is looked for as a name too")
    void likeAUsername() {
        var person = scene.person(
                new Scene.PersonOpening(professional, scene.once(), new PersonName("Badorikumena", "Ba"),
                        Optional.empty(), Scene.PASSWORD, true, false, Optional.empty()));
        assertThat(found("badorikumena")).containsExactly(person.vault());
    }

    @Test
    @DisplayName("AFF-6, REL-3: who does not see the people of a relay finds nobody among them")
    void sameGate() {
        var stranger = scene.relay("Relais des Lilas");
        var search = Sought.of("a");
        for (Viewpoint who : List.of(new Viewpoint.StaffAt(stranger.account(), manager.relay()), amina,
                scene.operator)) {
            var here = scene.abri.affiliation().seePeople().find(who, manager.relay(), search,
                    Listing.first(9));
            assertThat(refusal(here)).isIn(Refusal.STAFF_WITHOUT_MEMBERSHIP_SEE_NOBODY,
                    Refusal.EACH_KIND_OF_ACCOUNT_HAS_ITS_OWN_FUNCTIONS);
        }
        scene.pass(Duration.ofDays(90));
        assertThat(refusal(scene.abri.affiliation().seePeople().find(professional, manager.relay(), search,
                Listing.first(9)))).isEqualTo(Refusal.WITHOUT_AN_AGREEMENT_IN_FORCE_STAFF_DO_NOT_WORK);
    }

    private List<UUID> looks(Viewpoint.StaffAt who) {
        return scene.ports.work().inOne(() -> scene.ports.relay().looks()
                .find(who.account(), who.relay(), Set.of(amina.vault())).keySet()).stream()
                .map(vault -> vault.value()).toList();
    }

    private List<org.abri.domain.vault.VaultId> found(String typed) {
        Listed<PersonLine> found = given(scene.abri.affiliation().seePeople().find(professional,
                manager.relay(), Sought.of(typed), Listing.first(9)));
        return found.lines().stream().map(PersonLine::vault).toList();
    }

    private List<org.abri.domain.vault.VaultId> vaults(Viewpoint.StaffAt who) {
        return lines(who).stream().map(PersonLine::vault).toList();
    }

    private PersonLine first(Viewpoint.StaffAt who) {
        return lines(who).getFirst();
    }

    private List<PersonLine> lines(Viewpoint.StaffAt who) {
        return given(scene.abri.affiliation().seePeople().list(who, who.relay(), Listing.first(9))).lines();
    }
}
