package org.abri.domain.vault;

/** What belongs to one beneficiary. Sizes are in bytes of documents as received. */
public record Vault(VaultId id, VaultState state, long quota, long used) {
    /** VLT-12: 1 GiB, unless an operator sets another. */
    public static final long USUAL_QUOTA = 1L << 30;

    public static Vault opened(VaultId id) {
        return new Vault(id, VaultState.OPEN, USUAL_QUOTA, 0);
    }

    /** VLT-12: whether {@code size} more bytes fit. */
    public boolean hasRoomFor(long size) {
        return size <= quota - used;
    }

    /** With a document of {@code size} bytes more; only when it {@linkplain #hasRoomFor fits}. */
    public Vault withAdded(long size) {
        if (size < 0 || !hasRoomFor(size)) { throw new IllegalStateException("over the quota"); }
        return new Vault(id, state, quota, used + size);
    }

    /** With a document of {@code size} bytes less; one that was counted. */
    public Vault withRemoved(long size) {
        if (size < 0 || size > used) { throw new IllegalStateException("more removed than there was"); }
        return new Vault(id, state, quota, used - size);
    }
}
