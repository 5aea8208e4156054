package org.abri.application.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.abri.domain.account.AccountId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.ResumableUpload;
import org.abri.domain.vault.ResumableUpload.Part;
import org.abri.domain.vault.ResumableUpload.Waiting;
import org.abri.domain.vault.UploadId;
import org.abri.domain.vault.VaultId;

/**
 * UPL-3: uploads that may be resumed, and the parts in which they wait. They go with whoever sends them, and with whose vault it is.
 * Changed only while the vault is locked. Inside units of work only.
 */
public interface ResumableUploads {
    /** Keeps one as it now is, a new one too, with {@code more} behind its parts; one that became an item has none any more. */
    void save(ResumableUpload upload, Optional<Part> more);

    /** Empty when there is none, or it rests damaged. */
    Optional<ResumableUpload> find(UploadId id);

    /** Of that upload, in the order of its bytes; without one that rests damaged. */
    List<Part> parts(UploadId id);

    /** What that sender has begun, has not ended, and may still go on with at {@code now}. */
    Waiting waiting(AccountId sender, Instant now);

    /** I2: which of these blobs are a part of an upload that is there. */
    Set<BlobId> named(Set<BlobId> blobs);

    /** With its parts. Removing what is not there changes nothing. */
    void remove(UploadId id);

    /** One whose time has come. */
    record Lapsed(UploadId id, VaultId vault) {}

    /** Those that {@linkplain ResumableUpload#isOverAt are over} by then, damaged or not, in an order that does not change, after {@code after}; at most so many. */
    List<Lapsed> overAt(Instant now, Optional<UploadId> after, int most);
}
