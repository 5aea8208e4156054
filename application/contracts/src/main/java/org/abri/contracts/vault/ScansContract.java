package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Resource;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Scan;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps what scanners found to their promise, together with whoever keeps the items. */
public interface ScansContract extends AllOrNothing {
    Scan BAD = Scan.found(Scan.Finding.BAD);
    Scan CLEAN = Scan.found(Scan.Finding.CLEAN);

    @Test
    @DisplayName("LAW-4: what is kept of a document is found as it was kept last, of no other, and nothing of whatever nobody kept")
    default void foundAsKept() {
        var item = document(given().vault(), NOW);
        var other = document(item.vault(), NOW);
        assertThat(find(item)).isEmpty();
        for (var scan : List.of(Scan.waiting(false), Scan.waiting(true), CLEAN, BAD,
                Scan.found(Scan.Finding.UNKNOWN), Scan.waiting(true))) {
            keep(item, scan);
            assertThat(find(item)).contains(scan);
            assertThat(find(item)).contains(scan);
        }
        assertThat(find(other)).isEmpty();
        assertThat(given().get(() -> ports().vault().scans().find(given().vault(), item.id()))).isEmpty();
    }

    @Test
    @DisplayName("LAW-4: what is not looked at yet are the documents of that vault that wait or of which nothing is kept, the newest first; what is withdrawn keeps none waiting")
    default void unscanned() {
        var vault = given().vault();
        assertThat(unscanned(vault, 9)).isEmpty();
        var all = IntStream.range(0, 6).mapToObj(i -> document(vault, later(i))).toList();
        document(given().vault(), NOW);
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), Item.ofOwner(
                new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                new ItemContent.Note("À faire", "Appeler"))));
        withdraw(document(vault, later(9)));
        keep(all.get(1), CLEAN);
        keep(all.get(2), Scan.waiting(true));
        keep(all.get(3), BAD);
        keep(all.get(4), Scan.found(Scan.Finding.UNKNOWN));

        assertThat(unscanned(vault, 9)).containsExactly(all.get(5).id(), all.get(2).id(), all.get(0).id());
        assertThat(unscanned(vault, 2)).containsExactly(all.get(5).id(), all.get(2).id());
        assertThat(unscanned(vault, 9)).hasSize(3);
    }

    @Test
    @DisplayName("I6: the vaults in which something waits come each once, in parts, and no others")
    default void waiting() {
        var vaults = IntStream.range(0, 3).mapToObj(i -> given().vault()).toList();
        vaults.forEach(vault -> {
            keep(document(vault, NOW), Scan.waiting(true));
            keep(document(vault, NOW), Scan.waiting(false));
        });
        var done = document(given().vault(), NOW);
        keep(done, CLEAN);
        var unknown = document(given().vault(), NOW);
        assertThat(waiting(Optional.empty(), 2)).hasSize(2);
        var found = new ArrayList<VaultId>();
        for (var part = waiting(Optional.empty(), 2); !part.isEmpty(); part =
                waiting(Optional.of(part.getLast()), 2)) {
            assertThat(part).hasSizeLessThanOrEqualTo(2);
            found.addAll(part);
        }
        assertThat(found).doesNotHaveDuplicates().containsAll(vaults).doesNotContain(done.vault(),
                unknown.vault());
        keep(done, Scan.waiting(false));
        assertThat(waiting(Optional.empty(), 1_000)).contains(done.vault());
        keep(done, BAD);
        assertThat(waiting(Optional.empty(), 1_000)).doesNotContain(done.vault());
    }

    @Test
    @DisplayName("LAW-4: what is kept of one vault is forgotten, some at a time, and of no other")
    default void forgotten() {
        var vault = given().vault();
        var items = IntStream.range(0, 3).mapToObj(i -> document(vault, later(i))).toList();
        items.forEach(item -> keep(item, BAD));
        var other = document(given().vault(), NOW);
        keep(other, CLEAN);
        assertThat(forget(vault, 2)).isEqualTo(2);
        assertThat(forget(vault, 2)).isEqualTo(1);
        assertThat(forget(vault, 2)).isZero();
        assertThat(items).allSatisfy(item -> assertThat(find(item)).isEmpty());
        assertThat(unscanned(vault, 9)).hasSize(3);
        assertThat(find(other)).contains(CLEAN);
    }

    @Test
    @DisplayName("END-2: what is kept of a document goes with it, withdrawn or not, and with the person")
    default void gone() {
        var item = document(given().vault(), NOW);
        keep(item, BAD);
        given().run(() -> ports().vault().items().remove(Keys.ofOwner(item, Action.DELETE), item));
        assertThat(find(item)).isEmpty();

        var another = document(given().vault(), NOW);
        keep(another, Scan.waiting(true));
        given().run(() -> ports().erasure().erase(KeyOwner.of(another.vault()), NOW));
        assertThat(find(another)).isEmpty();
        assertThat(waiting(Optional.empty(), 1_000)).doesNotContain(another.vault());
    }

    private Item document(VaultId vault, Instant at) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, at,
                new ItemContent.Document("Bail", FileName.sent("bail.pdf"), DocumentType.PDF,
                        PaperKind.HOUSING, 1, "0".repeat(64), Given.blob()));
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item));
        return item;
    }

    /** MOD-1: its owner does not see it either, and nothing is done with it. */
    private void withdraw(Item item) {
        var shared = item.madeShared();
        given().run(() -> ports().vault().items().save(Keys.ofOwner(item, Action.SHARE), item, shared));
        given().run(() -> ports().vault().items().save(Keys.of(
                new Viewpoint.Operator(new AccountId(UUID.randomUUID())), Action.WITHDRAW,
                Resource.of(shared), NOW), shared, shared.withdrawn()));
    }

    private Optional<Scan> find(Item item) {
        return given().get(() -> ports().vault().scans().find(item.vault(), item.id()));
    }

    private void keep(Item item, Scan scan) {
        given().run(() -> ports().vault().scans().keep(item.vault(), item.id(), scan));
    }

    private List<ItemId> unscanned(VaultId vault, int most) {
        return given().get(() -> ports().vault().scans().unscanned(vault, most));
    }

    private List<VaultId> waiting(Optional<VaultId> after, int most) {
        return given().get(() -> ports().vault().scans().waiting(after, most));
    }

    private int forget(VaultId vault, int most) {
        return given().get(() -> ports().vault().scans().forget(vault, most));
    }
}
