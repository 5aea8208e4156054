package org.abri.application.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Collectors;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.vault.DownloadDocument.Taken;
import org.abri.application.vault.SeeItems.SeenLine;
import org.abri.domain.access.AccessPolicy;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.VaultId;

/**
 * LAW-5, VLT-8, AFF-7: what somebody sees of a vault, or a part of it, as one ZIP file that anybody can open: documents as they
 * were received, in their folders, what was written as files, and an index, for people and for programs; to its owner, with the
 * whole, the journal. It is made while it is read: a
 * vault of any size takes no more memory than a small one.
 *
 * <p>GATE-4: it breaks off, visibly, as soon as whoever reads it may no longer see the vault, or the document under way. What
 * else is made private meanwhile is simply not in it. PRI-3: each item is recorded before its first byte, as any download.
 *
 * <p>CRY-7: a document is read through before its file begins; one whose bytes are lost or damaged is named in the index as
 * missing, and keeps nothing else back (ADR 230).
 */
public final class TakeItems {
    /** So many items are in one folder, with an index of its own: what is known of them is all that memory holds. */
    public static final int MOST_IN_A_PART = 500;

    /**
     * An item, as the index names it.
     *
     * @param path where its file is, from the index on; empty when its bytes are lost
     */
    public record Leaf(SeenLine seen, Optional<String> path) {}

    /**
     * What one index is about.
     *
     * @param number  from 1 on
     * @param last    whether there is no part after this one
     * @param folders those that whoever takes it sees
     */
    public record Part(int number, List<Leaf> leaves, boolean last, Instant at, FolderTree folders) {
        /** What that file of this part is called: {@code index.html}, {@code index-2.html}. */
        public static String named(String name, int part, String extension) {
            return (part == 1 ? name : name + "-" + part) + extension;
        }
    }

    /** How the items are told. */
    public interface Index {
        /** What the folder of the files is called: one word of plain letters. */
        String folder();

        /** The page for people: {@code index.html}. */
        byte[] page(Part part);

        /** The same for programs: {@code index.json}. */
        byte[] json(Part part);

        /** What somebody wrote, which stands in the list as {@code line}, as a file. */
        default TextFile written(ItemLine line, Written written) {
            return TextFile.plain(written);
        }

        /** PRI-3: the journal of that vault, to its owner: {@code journal.csv}. Reading throws when it may no longer be read. */
        InputStream journal(Viewpoint by, VaultId vault);
    }

    private final UnitOfWork work;
    private final InstantSource clock;
    private final Gate gate;
    private final SeeItems seeItems;
    private final ArrangeFolders folders;
    private final DownloadDocument download;

    TakeItems(Ports ports, Inside inside, SeeItems seeItems, ArrangeFolders folders,
            DownloadDocument download) {
        work = ports.work();
        clock = ports.clock();
        gate = inside.gate();
        this.seeItems = seeItems;
        this.folders = folders;
        this.download = download;
    }

    /** The whole of what is wanted, whatever part it says. Close the stream; reading throws when it must break off. */
    public Answer<InputStream> take(Viewpoint by, VaultId vault, ItemListing wanted, Index index) {
        return switch (folders.see(by, vault)) {
            case Answer.Given<FolderTree>(var tree, var look) ->
                    seeItems.list(by, vault, wanted.from(Listing.first(Listing.MOST)))
                            .map(first -> new ZipStream(new Walk(by, vault, wanted, index, first.lines(),
                                    tree)::next));
            case Answer.Refused<FolderTree>(var why) -> new Answer.Refused<>(why);
        };
    }

    /** As {@link #take}, of a folder with all that lies in it, however deep; a folder that they do not see is answered as missing. */
    public Answer<InputStream> takeFolder(Viewpoint by, VaultId vault, FolderId folder, Index index) {
        return switch (folders.see(by, vault)) {
            case Answer.Given<FolderTree>(var tree, var look) -> tree.find(folder).isEmpty()
                    ? new Answer.Refused<>(AccessPolicy.goneMeanwhile())
                    : take(by, vault, ItemListing.of(Listing.first(Listing.MOST)).in(
                            tree.withBelow(folder).stream().map(Folder::id).collect(Collectors.toSet())),
                            index);
            case Answer.Refused<FolderTree>(var why) -> new Answer.Refused<>(why);
        };
    }

    /** Through the items, from the newest on, page by page. */
    private final class Walk {
        private final Viewpoint by;
        private final VaultId vault;
        private final ItemListing wanted;
        private final Index index;
        private final Queue<ZipStream.Entry> indexes = new ArrayDeque<>();
        private final Queue<SeenLine> lines = new ArrayDeque<>();
        private Optional<Listing.Mark> next;
        private int number = 1;
        private List<Leaf> leaves = new ArrayList<>();
        private final FolderTree tree;
        private FolderPaths paths;
        private boolean journalDue;
        private boolean over;

        Walk(Viewpoint by, VaultId vault, ItemListing wanted, Index index, Listed<SeenLine> first,
                FolderTree tree) {
            this.by = by;
            this.vault = vault;
            this.wanted = wanted;
            this.index = index;
            lines.addAll(first.lines());
            next = first.next();
            this.tree = tree;
            paths = new FolderPaths(top(), tree);
            // PRI-3: the record of a vault is its owner's
            journalDue = wanted.isAll() && by instanceof Viewpoint.Beneficiary;
        }

        private String top() {
            return Part.named(index.folder(), number, "/");
        }

        Optional<ZipStream.Entry> next() throws IOException {
            if (journalDue) {
                journalDue = false;
                return Optional.of(new ZipStream.Entry("journal.csv", clock.instant(),
                        index.journal(by, vault)));
            }
            while (indexes.isEmpty() && !over) {
                if (lines.isEmpty()) {
                    readOn();
                }
                var line = lines.poll();
                over = line == null;
                if (line == null || leaves.size() == MOST_IN_A_PART) {
                    endPart();
                }
                if (line != null) {
                    var file = taken(line);
                    if (file.isPresent()) { return file; }
                }
            }
            return Optional.ofNullable(indexes.poll());
        }

        private void readOn() throws IOException {
            if (next.isEmpty()) { return; }
            switch (seeItems.list(by, vault, wanted.from(new Listing(next, Listing.MOST)))) {
                case Answer.Given<SeeItems.SeenList>(var list, var look) -> {
                    lines.addAll(list.lines().lines());
                    next = list.lines().next();
                }
                case Answer.Refused<SeeItems.SeenList>(var why) -> throw noLonger();
            }
        }

        private Optional<ZipStream.Entry> taken(SeenLine line) throws IOException {
            return switch (download.take(by, vault, line.item().id())) {
                case Answer.Given<Taken>(Taken.Whole(var name, var bytes), var look) ->
                        Optional.of(entry(line, name, bytes));
                case Answer.Given<Taken>(Taken.Said(var written), var look) -> {
                    var file = index.written(line.item(), written);
                    yield Optional.of(entry(line, file.name(), new ByteArrayInputStream(file.bytes())));
                }
                case Answer.Given<Taken>(Taken.Lost(), var look) -> {
                    leaves.add(new Leaf(line, Optional.empty()));
                    yield Optional.empty();
                }
                case Answer.Refused<Taken>(var why) -> {
                    mustStillSee();
                    yield Optional.empty();
                }
            };
        }

        private ZipStream.Entry entry(SeenLine line, FileName name, InputStream bytes) {
            var path = paths.next(line.item().folder(), name);
            leaves.add(new Leaf(line, Optional.of(path)));
            return new ZipStream.Entry(path, line.item().addedAt(), bytes);
        }

        /** It is one item alone that went away, or out of sight. */
        private void mustStillSee() throws IOException {
            if (!work.inOne(() -> gate.at(by, vault).look().may(Action.SEE_VAULT))) { throw noLonger(); }
        }

        private static IOException noLonger() {
            return new IOException("no longer allowed");
        }

        private void endPart() throws IOException {
            var part = new Part(number, List.copyOf(leaves), over, clock.instant(), stillSeen());
            indexes.add(indexed("index", ".html", part, index.page(part)));
            indexes.add(indexed("index", ".json", part, index.json(part)));
            number++;
            leaves = new ArrayList<>();
            paths = new FolderPaths(top(), tree);
        }

        /** GATE-4: a folder that was made private meanwhile is in no index. */
        private FolderTree stillSeen() throws IOException {
            return switch (folders.see(by, vault)) {
                case Answer.Given<FolderTree>(var seen, var look) -> seen;
                case Answer.Refused<FolderTree>(var why) -> throw noLonger();
            };
        }

        private static ZipStream.Entry indexed(String name, String extension, Part part, byte[] bytes) {
            return new ZipStream.Entry(Part.named(name, part.number(), extension), part.at(),
                    new ByteArrayInputStream(bytes));
        }
    }
}
