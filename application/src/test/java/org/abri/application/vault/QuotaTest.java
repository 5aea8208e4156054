package org.abri.application.vault;

import static org.abri.application.Scene.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.abri.application.Scene;
import org.abri.application.access.Answer;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.Quota;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** VLT-12: everything counts, whoever adds it, and what people hide or delete always fits. */
class QuotaTest {
    private final Scene scene = new Scene();
    private final Viewpoint.StaffAt manager = scene.relay("Relais du Port");
    private final Viewpoint.Beneficiary person = scene.affiliated(manager, true);
    private final ChangeItem changeItem = scene.abri.vault().changeItem();

    @Test
    @DisplayName("VLT-12: notes count as documents do: added, rewritten, renamed and erased, by the owner and by staff")
    void notesCount() {
        var note = scene.note(person, person.vault(), Visibility.SHARED, "Adresse");
        assertThat(vault().used()).isEqualTo(note.content().size());
        var longer = new Note("Adresse", "é".repeat(500));
        given(changeItem.rewrite(person, person.vault(), note.id(), version -> true, longer));
        assertThat(vault().used()).isEqualTo(longer.size());
        var added = scene.note(manager, person.vault(), Visibility.SHARED, "Numéro");
        given(changeItem.rename(manager, person.vault(), added.id(), version -> true, "N°"));
        assertThat(vault().used()).isEqualTo(longer.size() + added.content().called("N°").size());
        scene.erased(person, note.id());
        scene.erased(person, added.id());
        assertThat(vault().used()).isZero();
        assertThat(vault().items()).isZero();
    }

    @Test
    @DisplayName("VLT-12: a note that does not fit is not taken, nor one that would grow beyond; nothing is lost, and it may shrink")
    void notesOverQuota() {
        var note = scene.note(person, person.vault(), Visibility.SHARED, "Adresse");
        keep(vault -> new Vault(vault.id(), vault.state(), vault.used() + 10, vault.used(), vault.items(),
                vault.today(), vault.wishes()));
        assertThat(refusal(scene.addNote(manager, person.vault(), Visibility.SHARED, "Numéro")))
                .isEqualTo(NotAccepted.OVER_QUOTA);
        assertThat(given(changeItem.rewrite(person, person.vault(), note.id(), version -> true,
                new Note("Adresse", "a".repeat(100)))))
                        .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.OVER_QUOTA));
        assertThat(scene.item(person.vault(), note.id())).isEqualTo(note);
        assertThat(given(changeItem.rewrite(person, person.vault(), note.id(), version -> true,
                new Note("Adresse", "a")))).isInstanceOf(ChangeItem.Outcome.Changed.class);
    }

    @Test
    @DisplayName("VLT-12: an operator sets what a vault may hold, once, and its owner reads so; nobody else does")
    void setByAnOperator() {
        var keepQuota = scene.abri.vault().keepQuota();
        var account = person.account();
        assertThat(given(keepQuota.ofAccount(scene.operator, account))).isEqualTo(new Quota(1));
        given(keepQuota.set(scene.operator, account, new Quota(3)));
        given(keepQuota.set(scene.operator, account, new Quota(3)));
        assertThat(vault().quota()).isEqualTo(3L << 30);
        assertThat(scene.acts(person.vault())).containsOnlyOnce(Act.QUOTA_SET);
        for (var other : List.of(person, manager)) {
            assertThat(keepQuota.set(other, account, new Quota(9))).isInstanceOf(Answer.Refused.class);
            assertThat(keepQuota.ofAccount(other, account)).isInstanceOf(Answer.Refused.class);
        }
        assertThat(keepQuota.set(scene.operator, manager.account(), new Quota(9)))
                .isInstanceOf(Answer.Refused.class);
        assertThat(vault().quota()).isEqualTo(3L << 30);
    }

    @Test
    @DisplayName("VLT-12, VLT-3: how full a vault is, is shown to its owner alone: it would tell what is private")
    void howFull() {
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Adresse");
        var keepQuota = scene.abri.vault().keepQuota();
        assertThat(given(keepQuota.see(person, person.vault())))
                .isEqualTo(new KeepQuota.Filled(note.content().size(), new Quota(1), 1));
        for (var other : List.of(manager, scene.operator)) {
            assertThat(keepQuota.see(other, person.vault())).isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    @DisplayName("VLT-12: a vault takes so many items and so many changes a day, of every kind and from everybody; the next day it goes on")
    void inNumber() {
        var note = scene.note(person, person.vault(), Visibility.PRIVATE, "Adresse");
        keep(vault -> new Vault(vault.id(), vault.state(), vault.quota(), vault.used(), Vault.MOST_ITEMS,
                vault.today(), vault.wishes()));
        assertNothingIsAdded(NotAccepted.TOO_MANY_ITEMS);
        keep(vault -> new Vault(vault.id(), vault.state(), vault.quota(), vault.used(), 1,
                new Vault.Today(vault.today().day(), Vault.MOST_CHANGES_A_DAY), vault.wishes()));
        assertNothingIsAdded(NotAccepted.TOO_MUCH_TODAY);
        assertThat(given(changeItem.rename(person, person.vault(), note.id(), version -> true, "Autre")))
                .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.TOO_MUCH_TODAY));
        assertThat(given(changeItem.switchTo(person, person.vault(), note.id(), Visibility.SHARED)))
                .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.TOO_MUCH_TODAY));
        assertThat(scene.memory.blobs()).isEmpty();
        scene.pass(Duration.ofDays(1));
        scene.document(manager, person.vault(), Visibility.SHARED, Scene.PDF);
    }

    @Test
    @DisplayName("VLT-2, VLT-8: what is hidden, deleted or erased is never too much; what is put back may be")
    void hidingAndDeletingAlwaysFit() {
        Item note = scene.note(manager, person.vault(), Visibility.SHARED, "Adresse");
        keep(vault -> new Vault(vault.id(), vault.state(), 0, vault.used(), Vault.MOST_ITEMS,
                new Vault.Today(vault.today().day(), Vault.MOST_CHANGES_A_DAY), vault.wishes()));
        for (var answer : List.of(
                changeItem.switchTo(person, person.vault(), note.id(), Visibility.PRIVATE),
                changeItem.delete(person, person.vault(), note.id(), version -> true))) {
            assertThat(given(answer)).isInstanceOf(ChangeItem.Outcome.Changed.class);
        }
        var keepBin = scene.abri.vault().keepBin();
        assertThat(given(keepBin.putBack(person, person.vault(), note.id())))
                .isEqualTo(new ChangeItem.Outcome.NotTaken(NotAccepted.TOO_MUCH_TODAY));
        assertThat(given(keepBin.empty(person, person.vault()))).isOne();
    }

    private void assertNothingIsAdded(NotAccepted why) {
        assertThat(refusal(scene.addNote(person, person.vault(), Visibility.PRIVATE, "Numéro")))
                .isEqualTo(why);
        assertThat(given(scene.addDocument(manager, person.vault(), Visibility.SHARED, "a.pdf", Scene.PDF)))
                .isEqualTo(new AddDocument.Outcome.NotTaken(why));
    }

    private static NotAccepted refusal(Answer<AddItem.Outcome> answer) {
        return given(AddItem.Outcome.NotTaken.class, answer).why();
    }

    private Vault vault() {
        return scene.ports.work()
                .inOne(() -> scene.ports.vault().vaults().find(person.vault()).orElseThrow());
    }

    private void keep(UnaryOperator<Vault> changed) {
        scene.ports.work().inOne(() -> {
            scene.ports.vault().vaults().save(changed.apply(vault()));
            return true;
        });
    }
}
