package org.abri.application.vault;

import org.abri.application.sealing.ContentCipher;

/** What vaults need from outside. */
public record VaultPorts(Vaults vaults, Items items, Bin bin, Folders folders, Previews previews,
        Deposits deposits,
        BlobStore blobs,
        ContentCipher cipher, ContentInspector inspector, Drawer drawer) {
    /** These ports, but that blob store. */
    public VaultPorts withBlobs(BlobStore mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, deposits, mine, cipher, inspector,
                drawer);
    }

    /** These ports, but that inspector. */
    public VaultPorts withInspector(ContentInspector mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, deposits, blobs, cipher, mine, drawer);
    }

    /** These ports, but that drawer. */
    public VaultPorts withDrawer(Drawer mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, deposits, blobs, cipher, inspector,
                mine);
    }
}
