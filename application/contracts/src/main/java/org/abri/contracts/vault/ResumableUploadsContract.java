package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.ResumableUploads;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Given;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ResumableUpload.Part;
import org.abri.domain.vault.ResumableUpload.Said;
import org.abri.domain.vault.ResumableUpload.Waiting;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps uploads that may be resumed to their promise. */
public interface ResumableUploadsContract extends AllOrNothing {
    /** One of staff, of which nothing has arrived. */
    static ResumableUpload upload(VaultId vault, AccountId sender, Instant begunAt) {
        var said = new Said("Bail d’Élodie, 小明", new FileName("reçu n° 4.pdf"), Visibility.SHARED,
                Optional.of(new FolderId(UUID.randomUUID())), true);
        return new ResumableUpload(new UploadId(UUID.randomUUID()), sender,
                Optional.of(new RelayId(UUID.randomUUID())), vault, said, UUID.randomUUID(),
                Document.LARGEST, 0, 0, begunAt, Optional.empty());
    }

    /** What comes next of it, of that many bytes. */
    static Part next(ResumableUpload upload, long size) {
        return new Part(upload.arrived(), size, Given.blob());
    }

    private static ResumableUpload ofOwner(VaultId vault, Instant begunAt) {
        return new ResumableUpload(new UploadId(UUID.randomUUID()), vault.owner(), Optional.empty(), vault,
                new Said("x", new FileName("x"), Visibility.PRIVATE, Optional.empty(), false),
                UUID.randomUUID(), 3, 0, 0, begunAt, Optional.empty());
    }

    private static AccountId somebody() {
        return new AccountId(UUID.randomUUID());
    }

    private ResumableUploads uploads() {
        return ports().vault().uploads();
    }

    private ResumableUpload saved(ResumableUpload upload) {
        given().run(() -> uploads().save(upload, Optional.empty()));
        return upload;
    }

    private ResumableUpload saved(ResumableUpload upload, Part next) {
        var longer = upload.with(next);
        given().run(() -> uploads().save(longer, Optional.of(next)));
        return longer;
    }

    private Optional<ResumableUpload> find(ResumableUpload upload) {
        return given().get(() -> uploads().find(upload.id()));
    }

    private List<Part> parts(ResumableUpload upload) {
        return given().get(() -> uploads().parts(upload.id()));
    }

    private Waiting waiting(AccountId sender, Instant now) {
        return given().get(() -> uploads().waiting(sender, now));
    }

    private Set<BlobId> named(BlobId... blobs) {
        return given().get(() -> uploads().named(Set.of(blobs)));
    }

    private void remove(ResumableUpload upload) {
        given().run(() -> uploads().remove(upload.id()));
    }

    @Test
    @DisplayName("UPL-3: an upload is found as it was begun, as it goes on and as it ended, of an owner and of staff")
    default void comesBack() {
        var vault = given().vault();
        for (var upload : List.of(upload(vault, somebody(), NOW), ofOwner(vault, NOW.plusMillis(1)))) {
            assertThat(find(upload)).isEmpty();
            saved(upload);
            assertThat(find(upload)).contains(upload);
            var longer = saved(upload, next(upload, 1));
            assertThat(find(upload)).contains(longer);
            var done = saved(longer.done(new ItemId(UUID.randomUUID())));
            assertThat(find(upload)).contains(done);
            assertThat(parts(upload)).isEmpty();
        }
    }

    @Test
    @DisplayName("UPL-3: its parts come in the order of their bytes, and no other's; those of one that ended are gone")
    default void inOrder() {
        var vault = given().vault();
        var other = saved(upload(vault, somebody(), NOW));
        var others = next(other, 7);
        saved(other, others);
        var upload = saved(upload(vault, somebody(), NOW));
        assertThat(parts(upload)).isEmpty();
        var first = next(upload, 1L << 20);
        var longer = saved(upload, first);
        var second = next(longer, 1);
        longer = saved(longer, second);
        var third = next(longer, 70_000);
        longer = saved(longer, third);
        assertThat(parts(upload)).containsExactly(first, second, third);
        saved(longer);
        assertThat(parts(upload)).containsExactly(first, second, third);
        saved(longer.done(new ItemId(UUID.randomUUID())));
        assertThat(parts(upload)).isEmpty();
        assertThat(parts(other)).containsExactly(others);
    }

    @Test
    @DisplayName("I2: the blobs of parts are named, until their upload ends or is removed, and no others")
    default void named() {
        var vault = given().vault();
        var upload = saved(upload(vault, somebody(), NOW));
        var one = next(upload, 5);
        var longer = saved(upload, one);
        var another = next(longer, 5);
        longer = saved(longer, another);
        var removed = saved(upload(vault, somebody(), NOW));
        var third = next(removed, 5);
        saved(removed, third);
        var free = Given.blob();
        assertThat(named(one.blob(), free, third.blob())).containsExactlyInAnyOrder(one.blob(), third.blob());
        assertThat(named(another.blob())).containsExactly(another.blob());
        assertThat(named(free)).isEmpty();
        remove(removed);
        saved(longer.done(new ItemId(UUID.randomUUID())));
        assertThat(named(one.blob(), free, third.blob())).isEmpty();
        assertThat(named(another.blob())).isEmpty();
    }

    @Test
    @DisplayName("UPL-3: what waits of one sender is counted, in whatever vaults, as announced; not what ended, nor what is over, to the millisecond")
    default void waiting() {
        var sender = somebody();
        assertThat(waiting(sender, NOW)).isEqualTo(new Waiting(0, 0));
        var one = saved(upload(given().vault(), sender, NOW));
        var another = saved(upload(given().vault(), sender, NOW.plusMillis(1)));
        saved(upload(given().vault(), somebody(), NOW));
        saved(another, next(another, 10));
        assertThat(waiting(sender, NOW)).isEqualTo(new Waiting(2, 2 * Document.LARGEST));
        var ends = NOW.plus(ResumableUpload.LIFE);
        assertThat(waiting(sender, ends.minusMillis(1))).isEqualTo(new Waiting(2, 2 * Document.LARGEST));
        assertThat(waiting(sender, ends)).isEqualTo(new Waiting(1, Document.LARGEST));
        assertThat(waiting(sender, ends.plusMillis(1))).isEqualTo(new Waiting(0, 0));
        saved(one.done(new ItemId(UUID.randomUUID())));
        assertThat(waiting(sender, NOW)).isEqualTo(new Waiting(1, Document.LARGEST));
    }

    @Test
    @DisplayName("UPL-3: one that is removed is gone, with its parts, it alone, and removing it again changes nothing")
    default void removed() {
        var vault = given().vault();
        var one = saved(upload(vault, somebody(), NOW));
        saved(one, next(one, 5));
        var other = saved(upload(vault, somebody(), NOW));
        var part = next(other, 5);
        other = saved(other, part);
        for (var twice = 0; twice < 2; twice++) {
            remove(one);
            assertThat(find(one)).isEmpty();
            assertThat(parts(one)).isEmpty();
            assertThat(find(other)).contains(other);
            assertThat(parts(other)).containsExactly(part);
        }
    }

    @Test
    @DisplayName("UPL-3: those that are over are listed, to the millisecond, ended or not, of whatever vault, part by part and each once")
    default void over() {
        var longAgo = Instant.parse("1970-01-09T10:00:00.250Z");
        var begun = longAgo.minus(ResumableUpload.LIFE);
        given().run(() -> uploads().overAt(longAgo.plus(Duration.ofDays(1)), Optional.empty(), 100)
                .forEach(lapsed -> uploads().remove(lapsed.id())));
        assertThat(over(longAgo, Optional.empty(), 9)).isEmpty();
        var all = IntStream.range(0, 5)
                .mapToObj(i -> saved(upload(given().vault(), somebody(), begun.minusMillis(i % 3)))).toList();
        saved(all.getFirst().done(new ItemId(UUID.randomUUID())));
        var lives = saved(upload(given().vault(), somebody(), begun.plusMillis(1)));
        var listed = over(longAgo, Optional.empty(), 9);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all.stream()
                .map(upload -> new ResumableUploads.Lapsed(upload.id(), upload.vault())).toList());
        assertThat(over(longAgo, Optional.empty(), 2)).containsExactlyElementsOf(listed.subList(0, 2));
        assertThat(over(longAgo, Optional.of(listed.get(1).id()), 2))
                .containsExactlyElementsOf(listed.subList(2, 4));
        assertThat(over(longAgo, Optional.of(listed.get(4).id()), 2)).isEmpty();
        assertThat(over(longAgo.minusMillis(3), Optional.empty(), 9)).isEmpty();
        all.forEach(this::remove);
        assertThat(over(longAgo, Optional.empty(), 9)).isEmpty();
        remove(lives);
    }

    private List<ResumableUploads.Lapsed> over(Instant now, Optional<UploadId> after, int most) {
        return given().get(() -> uploads().overAt(now, after, most));
    }

    @Test
    @DisplayName("END-2: uploads go with whose vault it is, and with whoever sends them; nobody else's")
    default void erased() {
        var vault = given().vault();
        var sender = given().vault();
        var toThem = saved(upload(vault, somebody(), NOW));
        var part = next(toThem, 5);
        saved(toThem, part);
        var elsewhere = given().vault();
        var byThem = saved(upload(elsewhere, sender.owner(), NOW));
        var another = next(byThem, 5);
        saved(byThem, another);
        var other = saved(upload(elsewhere, somebody(), NOW));
        var others = next(other, 5);
        other = saved(other, others);
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(find(toThem)).isEmpty();
        given().run(() -> ports().erasure().erase(KeyOwner.of(sender), NOW));
        assertThat(find(byThem)).isEmpty();
        assertThat(named(part.blob(), another.blob(), others.blob())).containsExactly(others.blob());
        assertThat(find(other)).contains(other);
    }

    @Test
    @DisplayName("An upload that was begun, gone on with, ended or removed in a unit of work that failed is as it was")
    default void allOrNothing() {
        var vault = given().vault();
        var upload = saved(upload(vault, somebody(), NOW));
        var part = next(upload, 5);
        var kept = saved(upload, part);
        var added = upload(vault, somebody(), NOW);
        var more = next(kept, 5);
        undone(() -> uploads().save(added, Optional.empty()));
        undone(() -> uploads().save(kept.with(more), Optional.of(more)));
        undone(() -> uploads().save(kept.done(new ItemId(UUID.randomUUID())), Optional.empty()));
        undone(() -> uploads().remove(kept.id()));
        assertThat(find(added)).isEmpty();
        assertThat(find(kept)).contains(kept);
        assertThat(parts(kept)).containsExactly(part);
        assertThatThrownBy(() -> uploads().parts(kept.id())).as("outside of one")
                .isInstanceOf(IllegalStateException.class);
    }

    private void undone(Runnable act) {
        assertThatThrownBy(() -> given().run(() -> {
            act.run();
            throw new ArithmeticException("on purpose");
        })).isInstanceOf(ArithmeticException.class);
    }
}
