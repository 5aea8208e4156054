package org.abri.application.journal;

import static org.abri.application.Scene.given;
import static org.abri.application.Scene.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.WatchedJournal;
import org.abri.domain.access.Refusal;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UseCasesRecordTest {
    private final Scene scene = new Scene(WatchedJournal::in);
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    @Test
    @DisplayName("PRI-3: what staff read, add, change and download is recorded; what the owner reads is not")
    void recorded() {
        var item = scene.document(manager, person.vault(), Visibility.SHARED, Scene.PDF);
        assertThat(scene.acts(person.vault())).endsWith(Act.ITEM_ADDED);
        var before = scene.acts(person.vault()).size();
        given(scene.list(person, person.vault()));
        given(scene.abri.vault().seeItems().find(person, person.vault(), item.id()));
        given(scene.abri.vault().downloadDocument().download(person, person.vault(), item.id()));
        assertThat(scene.acts(person.vault())).hasSize(before);
        given(scene.list(manager, person.vault()));
        given(scene.abri.vault().seeItems().find(manager, person.vault(), item.id()));
        given(scene.abri.vault().changeItem().rename(manager, person.vault(), item.id(),
                item.version()::equals,
                "Attestation"));
        given(scene.abri.vault().downloadDocument().download(manager, person.vault(), item.id()));
        assertThat(scene.acts(person.vault()).subList(before, before + 4))
                .containsExactly(Act.SHARED_PART_SEEN, Act.ITEM_SEEN, Act.ITEM_CHANGED, Act.ITEM_DOWNLOADED);
    }

    @Test
    @DisplayName("I5: every change by the owner is recorded too, and what changes nothing is not")
    void byOwner() {
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        var changeItem = scene.abri.vault().changeItem();
        given(changeItem.switchTo(person, person.vault(), note.id(), Visibility.SHARED));
        given(changeItem.switchTo(person, person.vault(), note.id(), Visibility.SHARED));
        given(changeItem.rename(person, person.vault(), note.id(), version -> true, "Une note"));
        given(changeItem.switchTo(person, person.vault(), note.id(), Visibility.PRIVATE));
        scene.thrownAway(person, note.id());
        var keepBin = scene.abri.vault().keepBin();
        given(keepBin.putBack(person, person.vault(), note.id()));
        given(keepBin.putBack(person, person.vault(), note.id()));
        scene.erased(person, note.id());
        given(keepBin.empty(person, person.vault()));
        scene.thrownAway(person, scene.note(person, person.vault(), Visibility.PRIVATE, "Une autre").id());
        given(keepBin.empty(person, person.vault()));
        given(scene.abri.affiliation().decideFeeding().decide(person, person.vault(), manager.relay(),
                false));
        given(scene.abri.affiliation().endAffiliation().end(person, person.vault(), manager.relay()));
        assertThat(scene.events(new Chain.OfVault(person.vault())))
                .filteredOn(event -> event.actor() instanceof Actor.Owner)
                .extracting(Event::act).endsWith(Act.ITEM_ADDED, Act.ITEM_SHARED, Act.ITEM_MADE_PRIVATE,
                        Act.ITEM_DELETED, Act.ITEM_PUT_BACK, Act.ITEM_DELETED, Act.ITEM_ERASED_FROM_BIN,
                        Act.ITEM_ADDED, Act.ITEM_DELETED, Act.BIN_EMPTIED, Act.FEEDING_WITHDRAWN,
                        Act.AFFILIATION_ENDED);
    }

    @Test
    @DisplayName("I5: who opened whose account, for which relay, and what the person wished is recorded as theirs")
    void opening() {
        assertThat(scene.events(new Chain.OfVault(person.vault()))).extracting(Event::act)
                .startsWith(Act.VAULT_OPENED, Act.AFFILIATION_CONFIRMED, Act.FEEDING_CONSENTED);
        assertThat(scene.events(new Chain.OfVault(person.vault()))).extracting(Event::actor).startsWith(
                new Actor.Staff(manager.account(), manager.relay(), "Malika Roussel", "Relais du Port"),
                new Actor.Owner(), new Actor.Owner());
    }

    @Test
    @DisplayName("I5: relays, staff and operators that come are recorded in the service's journal, with who brought them")
    void ofTheService() {
        var events = scene.events(new Chain.OfService()).stream()
                .filter(event -> event.act() != Act.SIGNED_IN && event.act() != Act.PASSWORD_CHOSEN
                        && event.act() != Act.TERMS_ACCEPTED)
                .toList();
        assertThat(events).extracting(Event::act).containsExactly(Act.OPERATOR_OPENED, Act.RELAY_RECORDED,
                Act.MANAGER_NAMED);
        assertThat(events).extracting(Event::subject).containsExactly("Odile Verdier", "Relais du Port",
                "Malika Roussel");
        var operator = new Actor.Worker(scene.operator.account(), "Odile Verdier");
        assertThat(events).extracting(Event::actor).containsExactly(new Actor.Service(), operator, operator);
    }

    @Test
    @DisplayName("LOG-1: if the journal cannot be written, nothing happens")
    void fullJournal() {
        var item = scene.document(person, person.vault(), Visibility.SHARED, Scene.PDF);
        WatchedJournal.of(scene).before(event -> {
            throw new Outage("the journal cannot be written");
        });
        assertThatThrownBy(() -> scene.addNote(person, person.vault(), Visibility.PRIVATE, "Une note"))
                .isInstanceOf(Outage.class);
        assertThatThrownBy(
                () -> scene.abri.vault().changeItem().delete(person, person.vault(), item.id(),
                        version -> true))
                                .isInstanceOf(Outage.class);
        assertThatThrownBy(() -> scene.abri.vault().downloadDocument().download(manager, person.vault(),
                item.id())).isInstanceOf(Outage.class);
        assertThatThrownBy(() -> scene.abri.affiliation().endAffiliation().end(person, person.vault(),
                manager.relay())).isInstanceOf(Outage.class);
        WatchedJournal.of(scene).before(event -> {});
        assertThat(scene.ids(manager, person.vault())).containsExactly(item.id());
        assertThat(scene.memory.jobs()).isEmpty();
    }

    @Test
    @DisplayName("ACC-10: nobody but the owner reads the record of a vault")
    void ownersOnly() {
        var readJournal = scene.abri.journal().readJournal();
        assertThat(refusal(readJournal.read(manager, person.vault(), Optional.empty())))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
        assertThat(refusal(readJournal.read(scene.operator, person.vault(), Optional.empty())))
                .isEqualTo(Refusal.NO_OPERATOR_READS_A_VAULT);
        assertThat(refusal(readJournal.read(new Viewpoint.Anyone(), person.vault(), Optional.empty())))
                .isEqualTo(Refusal.ONLY_THE_OWNER_DECIDES_ABOUT_A_VAULT);
    }
}
