package org.abri.application.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.abri.application.Outage;
import org.abri.application.Scene;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UseCasesRecordTest {
    private final AtomicBoolean full = new AtomicBoolean();
    private final Scene scene =
            new Scene(ports -> ports.with(Journal.class, new FullJournal(ports.journal())));
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);

    @Test
    @DisplayName("PRI-3: what staff read, add, change and download is recorded; what the owner reads is not")
    void recorded() {
        var item = scene.document(manager, person.vault(), Visibility.SHARED, Scene.PDF);
        var before = scene.acts(person.vault()).size();
        scene.abri.seeItems().all(person, person.vault());
        scene.abri.seeItems().one(person, person.vault(), item.id());
        scene.abri.downloadDocument().download(person, person.vault(), item.id());
        assertThat(scene.acts(person.vault())).hasSize(before);
        scene.abri.seeItems().all(manager, person.vault());
        scene.abri.seeItems().one(manager, person.vault(), item.id());
        scene.abri.changeItem().rename(manager, person.vault(), item.id(), "Attestation");
        scene.abri.downloadDocument().download(manager, person.vault(), item.id());
        assertThat(scene.acts(person.vault()).subList(before, before + 4))
                .containsExactly(Act.SHARED_PART_SEEN, Act.ITEM_SEEN, Act.ITEM_CHANGED, Act.ITEM_DOWNLOADED);
    }

    @Test
    @DisplayName("I5: every change by the owner is recorded too")
    void byOwner() {
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Une note");
        scene.abri.changeItem().switchTo(person, person.vault(), note.id(), Visibility.SHARED);
        scene.abri.changeItem().switchTo(person, person.vault(), note.id(), Visibility.SHARED);
        scene.abri.changeItem().switchTo(person, person.vault(), note.id(), Visibility.PRIVATE);
        scene.abri.changeItem().delete(person, person.vault(), note.id());
        scene.abri.decideFeeding().decide(person, person.vault(), manager.relay(), false);
        scene.abri.endAffiliation().byOwner(person, manager.relay());
        assertThat(scene.events(new Chain.OfVault(person.vault())))
                .filteredOn(event -> event.actor() instanceof Actor.Owner)
                .extracting(Event::act).endsWith(Act.ITEM_ADDED, Act.ITEM_SHARED, Act.ITEM_MADE_PRIVATE,
                        Act.ITEM_DELETED,
                        Act.FEEDING_WITHDRAWN, Act.AFFILIATION_ENDED);
    }

    @Test
    @DisplayName("LOG-1: if the journal cannot be written, nothing happens")
    void fullJournal() {
        var item = scene.document(person, person.vault(), Visibility.SHARED, Scene.PDF);
        full.set(true);
        assertThatThrownBy(() -> scene.addNote(person, person.vault(), Visibility.PRIVATE, "Une note"))
                .isInstanceOf(Outage.class);
        assertThatThrownBy(() -> scene.abri.changeItem().delete(person, person.vault(), item.id()))
                .isInstanceOf(Outage.class);
        assertThatThrownBy(() -> scene.abri.downloadDocument().download(manager, person.vault(), item.id()))
                .isInstanceOf(Outage.class);
        assertThatThrownBy(() -> scene.abri.endAffiliation().byOwner(person, manager.relay()))
                .isInstanceOf(Outage.class);
        full.set(false);
        assertThat(((SeeItems.ListOutcome.Listed) scene.abri.seeItems().all(manager, person.vault())).items())
                .extracting(seen -> seen.item().id())
                .containsExactly(item.id());
    }

    @Test
    @DisplayName("ACC-10: nobody but the owner reads the record of a vault")
    void ownersOnly() {
        for (var by : List.of(manager, scene.operator, new Viewpoint.Anyone())) {
            assertThat(scene.abri.readJournal().read(new ReadJournal.Command(by, person.vault(), 0)))
                    .isInstanceOf(ReadJournal.Outcome.Refused.class);
        }
    }

    /** A journal whose disk is full when the test says so. */
    private final class FullJournal implements Journal {
        private final Journal journal;

        FullJournal(Journal journal) {
            this.journal = journal;
        }

        @Override
        public void append(Chain chain, Event event) {
            if (full.get()) { throw new Outage("the journal cannot be written", null); }
            journal.append(chain, event);
        }

        @Override
        public List<Event> read(Granted key, VaultId vault, int skip, int most) {
            return journal.read(key, vault, skip, most);
        }

        @Override
        public List<Link> links(Chain chain, long after, int most) {
            return journal.links(chain, after, most);
        }

        @Override
        public Link.Head head(Chain chain) {
            return journal.head(chain);
        }

        @Override
        public List<Chain> chains(Optional<Chain> after, int most) {
            return journal.chains(after, most);
        }
    }
}
