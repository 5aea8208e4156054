package org.abri.persistence.vault;

import static org.abri.persistence.schema.Tables.RESUMABLE_UPLOAD;
import static org.abri.persistence.schema.Tables.UPLOAD_PART;
import static org.jooq.impl.DSL.noCondition;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.ResumableUploads;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ResumableUpload.Part;
import org.abri.domain.vault.ResumableUpload.Said;
import org.abri.domain.vault.ResumableUpload.Waiting;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.Bound;
import org.abri.persistence.Damage;
import org.abri.persistence.Fields;
import org.abri.persistence.Sealing;
import org.abri.persistence.schema.tables.records.ResumableUploadRecord;
import org.abri.persistence.schema.tables.records.UploadPartRecord;
import org.jooq.DSLContext;

/** Uploads that may be resumed in SQL, what is said of them sealed with the key set of whose vault it is. */
@Singleton
final class SqlResumableUploads implements ResumableUploads {
    private static final int TITLE = 1;
    private static final int FILE_NAME = 2;

    private final DSLContext sql;
    private final Sealing sealing;
    private final Bound bound;
    private final Damage damage;

    SqlResumableUploads(DSLContext sql, Sealing sealing, Bound bound, Damage damage) {
        this.sql = sql;
        this.sealing = sealing;
        this.bound = bound;
        this.damage = damage;
    }

    @Override
    public void save(ResumableUpload upload, Optional<Part> more) {
        var row = row(upload);
        if (sql.executeUpdate(row) == 0) {
            sql.executeInsert(row);
        }
        if (upload.item().isPresent()) {
            removeParts(upload.id());
        } else {
            more.ifPresent(part -> sql.executeInsert(row(upload, part)));
        }
    }

    private ResumableUploadRecord row(ResumableUpload upload) {
        var said = upload.said();
        var row = bound.bound(new ResumableUploadRecord(upload.id().value(), upload.sender().value(),
                upload.relay().map(RelayId::value).orElse(null), upload.vault().value(),
                said.visibility().name(), said.folder().map(FolderId::value).orElse(null), said.lawful(),
                upload.key(), upload.length(), upload.arrived(), upload.parts(), upload.begunAt(),
                upload.endsAt(), upload.item().map(ItemId::value).orElse(null), null, null));
        sealing.seal(KeyOwner.of(upload.vault()), row, row.getId(), RESUMABLE_UPLOAD.SEALED,
                Fields.none().with(TITLE, said.title()).with(FILE_NAME, said.fileName().value()));
        return row;
    }

    private UploadPartRecord row(ResumableUpload upload, Part part) {
        return bound.bound(new UploadPartRecord(part.blob().value(), upload.id().value(),
                upload.sender().value(), upload.vault().value(), part.start(), part.size(), null));
    }

    @Override
    public Optional<ResumableUpload> find(UploadId id) {
        return sql.selectFrom(RESUMABLE_UPLOAD).where(RESUMABLE_UPLOAD.ID.eq(id.value())).fetchOptional()
                .flatMap(row -> damage.openedOr("resumable_upload", row.getId(), () -> upload(row)));
    }

    private ResumableUpload upload(ResumableUploadRecord row) {
        var vault = new VaultId(row.getVault());
        var texts = sealing.open(KeyOwner.of(vault), row, row.getId(), RESUMABLE_UPLOAD.SEALED);
        var said = new Said(texts.text(TITLE), new FileName(texts.text(FILE_NAME)),
                Visibility.valueOf(row.getVisibility()),
                Optional.ofNullable(row.getFolder()).map(FolderId::new), row.getLawful());
        return new ResumableUpload(new UploadId(row.getId()), new AccountId(row.getAccount()),
                Optional.ofNullable(row.getRelay()).map(RelayId::new), vault, said, row.getOnceKey(),
                row.getSize(), row.getArrived(), row.getParts(), row.getBegunAt(),
                Optional.ofNullable(row.getItem()).map(ItemId::new));
    }

    @Override
    public List<Part> parts(UploadId id) {
        return sql.selectFrom(UPLOAD_PART).where(UPLOAD_PART.UPLOAD.eq(id.value()))
                .orderBy(UPLOAD_PART.FIRST_BYTE).fetch().stream().filter(bound::holds)
                .map(row -> new Part(row.getFirstByte(), row.getSize(), new BlobId(row.getBlobId())))
                .toList();
    }

    @Override
    public Waiting waiting(AccountId sender, Instant now) {
        var waiting = sql.selectFrom(RESUMABLE_UPLOAD)
                .where(RESUMABLE_UPLOAD.ACCOUNT.eq(sender.value())).and(RESUMABLE_UPLOAD.ENDS_AT.gt(now))
                .and(RESUMABLE_UPLOAD.ITEM.isNull()).fetch().stream().filter(bound::holds).toList();
        return new Waiting(waiting.size(),
                waiting.stream().mapToLong(ResumableUploadRecord::getSize).sum());
    }

    /** Of parts that rest damaged too: the collector removes none that somebody could still put right. */
    @Override
    public Set<BlobId> named(Set<BlobId> blobs) {
        return sql.select(UPLOAD_PART.BLOB_ID).from(UPLOAD_PART)
                .where(UPLOAD_PART.BLOB_ID.in(blobs.stream().map(BlobId::value).toList()))
                .fetch(UPLOAD_PART.BLOB_ID).stream().map(BlobId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void remove(UploadId id) {
        sql.deleteFrom(RESUMABLE_UPLOAD).where(RESUMABLE_UPLOAD.ID.eq(id.value())).execute();
        removeParts(id);
    }

    private void removeParts(UploadId id) {
        sql.deleteFrom(UPLOAD_PART).where(UPLOAD_PART.UPLOAD.eq(id.value())).execute();
    }

    @Override
    public List<Lapsed> overAt(Instant now, Optional<UploadId> after, int most) {
        return sql.select(RESUMABLE_UPLOAD.ID, RESUMABLE_UPLOAD.VAULT).from(RESUMABLE_UPLOAD)
                .where(RESUMABLE_UPLOAD.ENDS_AT.le(now))
                .and(after.map(last -> RESUMABLE_UPLOAD.ID.gt(last.value())).orElse(noCondition()))
                .orderBy(RESUMABLE_UPLOAD.ID).limit(most)
                .fetch(row -> new Lapsed(new UploadId(row.value1()), new VaultId(row.value2())));
    }
}
