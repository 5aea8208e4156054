package org.abri.application.vault;

import org.abri.application.sealing.ContentCipher;
import org.abri.application.sealing.Macs;

/** What vaults need from outside. */
public record VaultPorts(Vaults vaults, Items items, Bin bin, Folders folders, Previews previews,
        Readings readings, Scans scans, Links links, Feeds feeds, ResumableUploads uploads,
        Deposits deposits, BlobStore blobs,
        ContentCipher cipher, Macs macs, ContentInspector inspector, Drawer drawer, Stapler stapler,
        WordReader reader, Scanner scanner) {
    /** These ports, but that blob store. */
    public VaultPorts withBlobs(BlobStore mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, scans, links, feeds, uploads,
                deposits,
                mine, cipher, macs, inspector, drawer, stapler, reader, scanner);
    }

    /** These ports, but that inspector. */
    public VaultPorts withInspector(ContentInspector mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, scans, links, feeds, uploads,
                deposits,
                blobs, cipher, macs, mine, drawer, stapler, reader, scanner);
    }

    /** These ports, but that drawer. */
    public VaultPorts withDrawer(Drawer mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, scans, links, feeds, uploads,
                deposits,
                blobs, cipher, macs, inspector, mine, stapler, reader, scanner);
    }

    /** These ports, but that stapler. */
    public VaultPorts withStapler(Stapler mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, scans, links, feeds, uploads,
                deposits,
                blobs, cipher, macs, inspector, drawer, mine, reader, scanner);
    }

    /** These ports, but that reader. */
    public VaultPorts withReader(WordReader mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, scans, links, feeds, uploads,
                deposits,
                blobs, cipher, macs, inspector, drawer, stapler, mine, scanner);
    }

    /** These ports, but that scanner. */
    public VaultPorts withScanner(Scanner mine) {
        return new VaultPorts(vaults, items, bin, folders, previews, readings, scans, links, feeds, uploads,
                deposits,
                blobs, cipher, macs, inspector, drawer, stapler, reader, mine);
    }
}
