package org.abri.application.vault;

import org.abri.application.sealing.ContentCipher;

/** What vaults need from outside. */
public record VaultPorts(Vaults vaults, Items items, Bin bin, Folders folders, Previews previews,
        Readings readings,
        Deposits deposits, BlobStore blobs, ContentCipher cipher, ContentInspector inspector, Drawer drawer,
        Stapler stapler, WordReader reader) {
    /** These ports, but that blob store. */
    public VaultPorts withBlobs(BlobStore mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, deposits, mine, cipher,
                inspector,
                drawer, stapler, reader);
    }

    /** These ports, but that inspector. */
    public VaultPorts withInspector(ContentInspector mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, deposits, blobs, cipher, mine,
                drawer, stapler, reader);
    }

    /** These ports, but that drawer. */
    public VaultPorts withDrawer(Drawer mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, deposits, blobs, cipher,
                inspector,
                mine, stapler, reader);
    }

    /** These ports, but that stapler. */
    public VaultPorts withStapler(Stapler mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, deposits, blobs, cipher,
                inspector,
                drawer, mine, reader);
    }

    /** These ports, but that reader. */
    public VaultPorts withReader(WordReader mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, deposits, blobs, cipher,
                inspector,
                drawer, stapler, mine);
    }
}
