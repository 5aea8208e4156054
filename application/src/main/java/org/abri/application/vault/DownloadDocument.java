package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.access.Gate;
import org.abri.application.journal.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Granted;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/** VLT-8, PRI-3, GATE-4: gives a document back, bit-identical, as long as whoever reads it may; recorded before the first byte. */
public final class DownloadDocument {
    public sealed interface Outcome {
        /** Close the stream. Reading throws when a segment was altered, or is no longer allowed. */
        record Opened(Document document, InputStream bytes) implements Outcome {}

        /** The item holds no file. */
        record NoDocument() implements Outcome {}

        record Refused(Denied why) implements Outcome {}
    }

    private sealed interface Allowed {
        record Yes(Granted key, Item item, Document document) implements Allowed {}

        record No(Outcome answer) implements Allowed {}
    }

    private final Ports ports;
    private final Gate gate;
    private final Recorder recorder;
    private final Contents contents;

    public DownloadDocument(Ports ports, Gate gate, Recorder recorder) {
        this.ports = ports;
        this.gate = gate;
        this.recorder = recorder;
        this.contents = new Contents(ports);
    }

    public Outcome download(Viewpoint by, VaultId vault, ItemId id) {
        return switch (ports.work().inOne(() -> allowed(by, vault, id))) {
            case Allowed.No(var answer) -> answer;
            case Allowed.Yes(var key, var item, var document) -> {
                try {
                    yield new Outcome.Opened(document,
                            contents.open(key, item, document, () -> stillAllowed(by, vault, id)));
                } catch (IOException unreadable) {
                    throw new Outage("a document cannot be opened", unreadable);
                }
            }
        };
    }

    private Allowed allowed(Viewpoint by, VaultId vault, ItemId id) {
        var item = ports.items().find(vault, id);
        return switch (gate.onItem(by, Action.DOWNLOAD, vault, id, item)) {
            case Denied denied -> new Allowed.No(new Outcome.Refused(denied));
            case Granted key when item.orElseThrow().content() instanceof Document document -> {
                recorder.onItemUnlessOwner(key, Act.ITEM_DOWNLOADED, item.get());
                yield new Allowed.Yes(key, item.get(), document);
            }
            case Granted key -> new Allowed.No(new Outcome.NoDocument());
        };
    }

    private boolean stillAllowed(Viewpoint by, VaultId vault, ItemId id) {
        return ports.work().inOne(() -> gate.onItem(by, Action.DOWNLOAD, vault, id,
                ports.items().find(vault, id)) instanceof Granted);
    }
}
