package org.abri.contracts.receipt;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.receipt.Receipts;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.receipt.KeyId;
import org.abri.domain.receipt.Receipt;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps receipts to their promise, together with whoever keeps the items. */
public interface ReceiptsContract extends AllOrNothing {
    private Receipts receipts() {
        return ports().receipt().receipts();
    }

    @Test
    @DisplayName("LAW-1: a receipt comes back to the letter, whoever added the document, and from that vault alone")
    default void toTheLetter() {
        var vault = given().vault();
        var own = receipt(document(vault, NOW), new Author.Owner());
        var byStaff = receipt(document(vault, later(1)),
                new Author.Staff(new AccountId(UUID.randomUUID()), new RelayId(UUID.randomUUID())));
        keep(own);
        keep(byStaff);
        assertThat(found(own).map(SignedReceipt::text)).contains(own.text());
        assertThat(found(byStaff)).contains(byStaff);
        assertThat(found(given().vault(), own.receipt().item())).isEmpty();
        assertThat(found(vault, new ItemId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    @DisplayName("LAW-1: a receipt never changes: a second one is not taken, and what is done to the document changes nothing about it")
    default void never() {
        var item = document(given().vault(), NOW);
        var receipt = receipt(item, new Author.Owner());
        keep(receipt);
        var other = new SignedReceipt(receipt.receipt(), "cd".repeat(64));
        assertThatThrownBy(() -> keep(other)).isInstanceOf(IllegalStateException.class);
        var renamed = item.holding(item.content().called("Autre titre"));
        given().run(() -> ports().vault().items().save(Keys.ofOwner(item, Action.CHANGE), item, renamed));
        assertThat(found(receipt)).contains(receipt);
    }

    @Test
    @DisplayName("LAW-1, END-2: a receipt goes with its document, withdrawn or not, and with its owner; others stay")
    default void goesAlong() {
        var vault = given().vault();
        var worker = given().staff();
        var item = document(vault, NOW);
        var withdrawn = document(vault, later(1));
        var stays = receipt(document(vault, later(2)), new Author.Owner());
        var gone = receipt(item, new Author.Owner());
        var erased = receipt(withdrawn, new Author.Owner());
        keep(gone);
        keep(erased);
        keep(stays);
        given().run(() -> {
            var items = ports().vault().items();
            items.remove(Keys.ofOwner(item, Action.DELETE), item);
            var shared = withdrawn.madeShared();
            items.save(Keys.ofOwner(withdrawn, Action.SHARE), withdrawn, shared);
            items.save(Keys.of(new Viewpoint.Operator(worker), Action.WITHDRAW, Resource.of(shared), NOW),
                    shared, shared.withdrawn());
            items.eraseWithdrawn(vault, withdrawn.id());
        });
        assertThat(found(gone)).isEmpty();
        assertThat(found(erased)).isEmpty();
        assertThat(found(stays)).contains(stays);

        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(found(stays)).isEmpty();
    }

    @Test
    @DisplayName("LAW-1: a receipt that is undone was never given, and there is nothing outside of a unit of work")
    default void undone() {
        var receipt = receipt(document(given().vault(), NOW), new Author.Owner());
        assertThatThrownBy(() -> given().run(() -> {
            receipts().keep(receipt);
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(found(receipt)).isEmpty();
        assertThatThrownBy(() -> receipts().keep(receipt)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> receipts().find(receipt.receipt().vault(), receipt.receipt().item()))
                .isInstanceOf(IllegalStateException.class);
    }

    private Item document(VaultId vault, Instant addedAt) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, addedAt,
                new ItemContent.Document("Bail", new FileName("bail.pdf"), DocumentType.PDF, PaperKind.OTHER,
                        17, "ab".repeat(32), Given.blob()));
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item));
        return item;
    }

    /** Signed by nobody: whoever keeps it does not look. */
    static SignedReceipt receipt(Item item, Author depositor) {
        return new SignedReceipt(
                new Receipt("https://vault.example", new KeyId("0123456789abcdef"), item.id(), item.vault(),
                        depositor, item.addedAt(), 17, "ab".repeat(32)),
                "ab".repeat(64));
    }

    private void keep(SignedReceipt receipt) {
        given().run(() -> receipts().keep(receipt));
    }

    private Optional<SignedReceipt> found(SignedReceipt receipt) {
        return found(receipt.receipt().vault(), receipt.receipt().item());
    }

    private Optional<SignedReceipt> found(VaultId vault, ItemId item) {
        return given().get(() -> receipts().find(vault, item));
    }
}
