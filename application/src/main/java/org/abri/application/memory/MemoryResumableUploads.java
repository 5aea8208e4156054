package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.vault.ResumableUploads;
import org.abri.domain.account.AccountId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.ResumableUpload.Part;
import org.abri.domain.vault.ResumableUpload.Waiting;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.VaultId;

/** Uploads that may be resumed, in memory. */
final class MemoryResumableUploads implements ResumableUploads {
    private record Kept(UploadId upload, Part part) {}

    private final Table<UploadId, ResumableUpload> uploads;
    private final Table<BlobId, Kept> parts;

    MemoryResumableUploads(Memory memory) {
        this.uploads = new Table<>(memory);
        this.parts = new Table<>(memory);
    }

    @Override
    public void save(ResumableUpload upload, Optional<Part> more) {
        uploads.put(upload.id(), upload);
        if (upload.item().isPresent()) {
            removeParts(upload.id());
        } else {
            more.ifPresent(part -> parts.add(part.blob(), new Kept(upload.id(), part)));
        }
    }

    @Override
    public Optional<ResumableUpload> find(UploadId id) {
        return uploads.find(id);
    }

    @Override
    public List<Part> parts(UploadId id) {
        return parts.rows().filter(kept -> kept.upload().equals(id)).map(Kept::part)
                .sorted(Comparator.comparing(Part::start)).toList();
    }

    @Override
    public Waiting waiting(AccountId sender, Instant now) {
        var waiting = uploads.rows().filter(upload -> upload.sender().equals(sender)
                && upload.item().isEmpty() && !upload.isOverAt(now)).toList();
        return new Waiting(waiting.size(), waiting.stream().mapToLong(ResumableUpload::length).sum());
    }

    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        return parts.keys().filter(blobs::contains).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void remove(UploadId id) {
        uploads.remove(id);
        removeParts(id);
    }

    private void removeParts(UploadId id) {
        parts.removeIf(kept -> kept.upload().equals(id));
    }

    @Override
    public List<Lapsed> overAt(Instant now, Optional<UploadId> after, int most) {
        return uploads.rows().filter(upload -> upload.isOverAt(now))
                .map(upload -> new Lapsed(upload.id(), upload.vault()))
                .filter(lapsed -> after.stream()
                        .allMatch(last -> text(lapsed.id()).compareTo(text(last)) > 0))
                .sorted(Comparator.comparing(lapsed -> text(lapsed.id()))).limit(most).toList();
    }

    /** In the order in which databases sort them. */
    private static String text(UploadId id) {
        return id.toString();
    }

    void removeAll(AccountId account) {
        uploads.rows().filter(upload -> upload.sender().equals(account)
                || upload.vault().equals(VaultId.of(account))).map(ResumableUpload::id).toList()
                .forEach(this::remove);
    }
}
