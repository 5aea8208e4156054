package org.abri.application.vault;

import org.abri.application.sealing.ContentCipher;

/** What vaults need from outside. */
public record VaultPorts(Vaults vaults, Items items, Deposits deposits, BlobStore blobs, ContentCipher cipher,
        ContentInspector inspector) {
    /** These ports, but that blob store. */
    public VaultPorts withBlobs(BlobStore mine) {
        return new VaultPorts(vaults, items, deposits, mine, cipher, inspector);
    }

    /** These ports, but that inspector. */
    public VaultPorts withInspector(ContentInspector mine) {
        return new VaultPorts(vaults, items, deposits, blobs, cipher, mine);
    }
}
