package org.abri.application.access;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.missing;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.abri.application.Scene;
import org.abri.domain.access.Action;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.PersonName;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeePlaceTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.StaffAt other = scene.relay("Relais des Lilas");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final About vault = new About.OfVault(person.vault());
    private final SeePlace seePlace = scene.abri.access().seePlace();

    @Test
    @DisplayName("What may be done is answered without doing it: nothing is recorded")
    void nothingRecorded() {
        var note = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        var before = scene.acts(person.vault());
        var item = new About.OfItem(person.vault(), note.id());
        assertThat(given(seePlace.at(manager, item, Action.SEE)).may(Action.CHANGE)).isFalse();
        assertThat(given(seePlace.at(manager, vault, Action.SEE_VAULT)).may(Action.ADD_SHARED)).isTrue();
        assertThat(given(seePlace.at(person, item, Action.DELETE)).may(Action.MAKE_PRIVATE)).isTrue();
        assertThat(scene.acts(person.vault())).isEqualTo(before);
        assertThat(scene.ids(person, person.vault())).containsExactly(note.id());
    }

    @Test
    @DisplayName("GATE-1: it answers as the use case would: the same rules refuse, and what nobody may know of is missing")
    void asTheUseCase() {
        assertThat(seePlace.at(person, vault, Action.SEE_VAULT)).isInstanceOf(Answer.Given.class);
        assertThat(refusal(seePlace.at(other, vault, Action.SEE_VAULT)))
                .isEqualTo(refusal(scene.list(other, person.vault())))
                .isEqualTo(Refusal.STAFF_SEE_ONLY_AFFILIATED_VAULTS);
        assertThat(missing(seePlace.at(other, vault, Action.SEE_VAULT))).isTrue();
        assertThat(refusal(seePlace.at(manager, vault, Action.READ_JOURNAL)))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(missing(seePlace.at(manager, vault, Action.READ_JOURNAL))).isFalse();
    }

    @Test
    @DisplayName("GATE-2: a private item, one of another vault and one that is not there are answered alike")
    void missingItems() {
        var hidden = scene.note(person, person.vault(), Visibility.PRIVATE, "Seulement pour moi");
        var elsewhere = scene.person(scene.opening(manager, "Samuel", "Tesfaye").wishing(true, true));
        var theirs = scene.note(elsewhere, elsewhere.vault(), Visibility.SHARED, "Hébergement");
        for (var id : new ItemId[] { hidden.id(), theirs.id(), new ItemId(new UUID(1, 2)) }) {
            var answer = seePlace.at(manager, new About.OfItem(person.vault(), id), Action.SEE);
            assertThat(refusal(answer)).isEqualTo(Refusal.A_PRIVATE_ITEM_IS_FOR_ITS_OWNER_ALONE);
            assertThat(missing(answer)).isTrue();
        }
        assertThat(missing(seePlace.at(person, new About.OfItem(person.vault(), theirs.id()), Action.SEE)))
                .isTrue();
    }

    @Test
    @DisplayName("ACC-12: staff who ask about another relay than their own are answered as if it did not exist")
    void otherRelay() {
        var there = seePlace.at(manager, new About.OfRelay(other.relay()), Action.SEE_TEAM);
        assertThat(refusal(there)).isEqualTo(Refusal.STAFF_ACT_AT_THEIR_OWN_RELAY);
        assertThat(missing(there)).isTrue();
        assertThat(given(seePlace.at(manager, new About.OfRelay(manager.relay()), Action.SEE_TEAM)).relay()
                .map(Relay::name)).contains("Relais du Port");
        assertThat(given(seePlace.at(scene.operator, new About.OfRelay(other.relay()), Action.SEE_TEAM))
                .relay().map(Relay::name)).contains("Relais des Lilas");
    }

    @Test
    @DisplayName("AFF-3: staff whose relay only asked may withdraw the request, and do not learn whose vault it is")
    void requestedOnly() {
        scene.abri.affiliation().affiliatePerson().request(other, other.relay(),
                scene.usernameOf(person.account()), false);
        var look = given(seePlace.at(other, vault, Action.END_AFFILIATION));
        assertThat(look.owner()).isEmpty();
        assertThat(look.may(Action.SEE_VAULT)).isFalse();
        assertThat(look.relay().map(Relay::name)).contains("Relais des Lilas");
    }

    @Test
    @DisplayName("VLT-4: staff of an affiliated relay learn whose vault it is; so does its owner")
    void whose() {
        assertThat(given(seePlace.at(manager, vault, Action.SEE_VAULT)).owner())
                .contains(new PersonName("Amina", "Diallo"));
        var own = given(seePlace.at(person, vault, Action.SEE_VAULT));
        assertThat(own.owner()).contains(new PersonName("Amina", "Diallo"));
        assertThat(own.relay()).isEmpty();
        assertThat(own.workplaces()).isZero();
    }

    @Test
    @DisplayName("ACC-12: it says who looks, and at how many relays they work")
    void whoLooks() {
        scene.alsoAt(other.relay(), manager.account());
        var look = given(seePlace.at(manager, new About.Nothing(), Action.SEE_OWN_ACCOUNT));
        assertThat(look.asker()).contains(new PersonName("Malika", "Roussel"));
        assertThat(look.workplaces()).isEqualTo(2);
        assertThat(look.by()).isEqualTo(manager);
    }

    @Test
    @DisplayName("ACC-13: who left a relay still sees their own account there, and nothing of the relay")
    void leftRelay() {
        var professional = scene.professional(manager);
        given(scene.abri.relay().keepTeam().remove(manager, manager.relay(), professional.account()));
        var look = given(seePlace.at(professional, new About.Nothing(), Action.SEE_OWN_ACCOUNT));
        assertThat(look.relay()).isEmpty();
        assertThat(look.workplaces()).isZero();
    }

    @Test
    @DisplayName("GATE-4: it shows how things were when it was taken; the act is decided again")
    void decidedAgain() {
        var look = given(seePlace.at(manager, vault, Action.ADD_SHARED));
        scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay());
        assertThat(look.may(Action.ADD_SHARED)).isTrue();
        assertThat(missing(scene.addNote(manager, person.vault(), Visibility.SHARED, "Rendez-vous")))
                .isTrue();
    }

    @Test
    @DisplayName("Each line of a list is asked about by itself")
    void lines() {
        var hers = scene.note(person, person.vault(), Visibility.SHARED, "Hébergement");
        var theirs = scene.note(manager, person.vault(), Visibility.SHARED, "Adresse");
        var look = given(seePlace.at(manager, vault, Action.SEE_VAULT));
        assertThat(look.may(Action.CHANGE, Resource.of(hers))).isFalse();
        assertThat(look.may(Action.CHANGE, Resource.of(theirs))).isTrue();
    }

    @Test
    @DisplayName("To ask about what was not looked at is a bug")
    void notLookedAt() {
        assertThatThrownBy(() -> seePlace.at(person, new About.Nothing(), Action.SEE_VAULT))
                .isInstanceOf(IllegalArgumentException.class);
        var look = given(seePlace.at(person, vault, Action.SEE_VAULT));
        assertThatThrownBy(() -> look.may(Action.SEE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> look.may(Action.SEE_TEAM)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("GATE-2: a vault that is not there is missing for staff and for operators")
    void noVault() {
        var nowhere = new About.OfVault(new VaultId(new UUID(3, 4)));
        assertThat(missing(seePlace.at(manager, nowhere, Action.SEE_VAULT))).isTrue();
        assertThat(missing(seePlace.at(scene.operator, nowhere, Action.SEE_VAULT))).isTrue();
    }
}
