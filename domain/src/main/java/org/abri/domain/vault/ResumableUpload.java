package org.abri.domain.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;

/**
 * UPL-3: a document that comes in part by part, and goes on where it was cut off: of one account, for one vault, from one
 * viewpoint. Until its last byte has come it is no item, and nobody else knows of it. All of it has arrived exactly when the
 * document is there.
 *
 * @param relay   from which relay, when staff send it
 * @param key     I4: what makes of it one document, however often its end is sent
 * @param length  in bytes, of the whole
 * @param arrived in bytes, from the first one on
 * @param parts   in how many parts they rest
 * @param item    what it became; empty as long as some of it is missing
 */
public record ResumableUpload(UploadId id, AccountId sender, Optional<RelayId> relay, VaultId vault,
        Said said,
        UUID key, long length, long arrived, int parts, Instant begunAt, Optional<ItemId> item) {
    /** A night without a network, and the walk to where there is one; longer, whoever waits chooses the file anew. */
    public static final Duration LIFE = Duration.ofDays(1);
    /** Of one sender at once, of whatever vaults: the photos of one afternoon. */
    public static final int MOST = 20;
    /** In bytes, of one sender at once, as announced: four of the largest documents. */
    public static final long MOST_TOGETHER = 4 * ItemContent.Document.LARGEST;
    /** More than a network that fails every few seconds makes of the largest document. */
    public static final int MOST_PARTS = 1_000;

    /** What was said of the document when it began; {@code folder} is empty at the top. */
    public record Said(String title, FileName fileName, Visibility visibility, Optional<FolderId> folder,
            boolean lawful) {
        @Override
        public String toString() {
            return "ResumableUpload.Said[…]";
        }
    }

    /** Bytes that have arrived, sealed by themselves: from which one on, and how many. */
    public record Part(long start, long size, BlobId blob) {}

    /** What waits of one sender: how many, and how many bytes they announced. */
    public record Waiting(int uploads, long bytes) {
        /** Whether one more of that length may wait too. */
        public boolean takes(long length) {
            return uploads < MOST && length <= MOST_TOGETHER - bytes;
        }
    }

    /** One of which nothing has arrived; from no relay, when the owner of the vault sends it. */
    public static ResumableUpload begun(UploadId id, AccountId sender, Optional<RelayId> relay, VaultId vault,
            Said said, UUID key, long length, Instant now) {
        return new ResumableUpload(id, sender, relay, vault, said, key, length, 0, 0, now, Optional.empty());
    }

    /** Whether it is the one of that account, from there, for that vault. */
    public boolean isOf(AccountId account, Optional<RelayId> from, VaultId where) {
        return sender.equals(account) && relay.equals(from) && vault.equals(where);
    }

    /** From then on it is not gone on with. */
    public Instant endsAt() {
        return begunAt.plus(LIFE);
    }

    /** Whether its time has come. */
    public boolean isOverAt(Instant now) {
        return !now.isBefore(endsAt());
    }

    /** In bytes, how much is missing. */
    public long missing() {
        return length - arrived;
    }

    /** Whether one more part is taken. */
    public boolean takesParts() {
        return parts < MOST_PARTS;
    }

    /** With what arrived next. Throws {@link IllegalArgumentException} when that is not what comes next, or the last of it. */
    public ResumableUpload with(Part next) {
        if (next.start() != arrived || next.size() < 1 || next.size() >= missing() || !takesParts()) {
            throw new IllegalArgumentException("not what comes next");
        }
        return new ResumableUpload(id, sender, relay, vault, said, key, length, arrived + next.size(),
                parts + 1, begunAt, item);
    }

    /** All of it has arrived, and became that item. */
    public ResumableUpload done(ItemId document) {
        return new ResumableUpload(id, sender, relay, vault, said, key, length, length, 0, begunAt,
                Optional.of(document));
    }
}
