package org.abri.application.vault;

import org.abri.application.sealing.ContentCipher;

/** What vaults need from outside. */
public record VaultPorts(Vaults vaults, Items items, Folders folders, Previews previews, Scans scans,
        Deposits deposits,
        BlobStore blobs,
        ContentCipher cipher, ContentInspector inspector, Drawer drawer, Stapler stapler, Scanner scanner) {
    /** These ports, but that blob store. */
    public VaultPorts withBlobs(BlobStore mine) {
        return new VaultPorts(vaults, items, folders, previews, scans, deposits, mine, cipher, inspector,
                drawer,
                stapler, scanner);
    }

    /** These ports, but that inspector. */
    public VaultPorts withInspector(ContentInspector mine) {
        return new VaultPorts(vaults, items, folders, previews, scans, deposits, blobs, cipher, mine, drawer,
                stapler, scanner);
    }

    /** These ports, but that drawer. */
    public VaultPorts withDrawer(Drawer mine) {
        return new VaultPorts(vaults, items, folders, previews, scans, deposits, blobs, cipher, inspector,
                mine,
                stapler, scanner);
    }

    /** These ports, but that stapler. */
    public VaultPorts withStapler(Stapler mine) {
        return new VaultPorts(vaults, items, folders, previews, scans, deposits, blobs, cipher, inspector,
                drawer,
                mine, scanner);
    }

    /** These ports, but that scanner. */
    public VaultPorts withScanner(Scanner mine) {
        return new VaultPorts(vaults, items, folders, previews, scans, deposits, blobs, cipher, inspector,
                drawer, stapler, mine);
    }
}
