package org.abri.application.vault;

import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Macs;

/** What vaults need from outside. */
public record VaultPorts(Vaults vaults, Items items, Folders folders, Previews previews, Links links,
        Feeds feeds,
        Deposits deposits, BlobStore blobs,
        ContentCipher cipher, Macs macs, ContentInspector inspector, Drawer drawer) {
    /** These ports, but that blob store. */
    public VaultPorts withBlobs(BlobStore mine) {
        return new VaultPorts(vaults, items, folders, previews, links, feeds, deposits, mine, cipher, macs,
                inspector, drawer);
    }

    /** These ports, but that inspector. */
    public VaultPorts withInspector(ContentInspector mine) {
        return new VaultPorts(vaults, items, folders, previews, links, feeds, deposits, blobs, cipher, macs,
                mine,
                drawer);
    }

    /** These ports, but that drawer. */
    public VaultPorts withDrawer(Drawer mine) {
        return new VaultPorts(vaults, items, folders, previews, links, feeds, deposits, blobs, cipher, macs,
                inspector, mine);
    }
}
