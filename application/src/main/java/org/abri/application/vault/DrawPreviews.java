package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Inside;
import org.abri.application.later.Jobs;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Preview;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;

/** LAW-4: draws what the documents of a vault look like, for whoever wishes it. */
final class DrawPreviews extends Processor<Preview> {
    private final InstantSource clock;
    private final Previews previews;
    private final Jobs jobs;
    private final Draw draw;
    private final Contents contents;
    private final DrawnSheets sheets;

    DrawPreviews(Ports ports, Inside inside, Contents contents, DrawnSheets sheets) {
        super(ports, inside, contents, Processing.PREVIEWS);
        clock = ports.clock();
        previews = ports.vault().previews();
        jobs = ports.jobs();
        draw = inside.draw();
        this.contents = contents;
        this.sheets = sheets;
    }

    @Override
    List<ItemId> undone(VaultId vault, int most) {
        return previews.undrawn(vault, most);
    }

    @Override
    Preview nothing() {
        return Preview.NONE;
    }

    @Override
    Preview made(VaultId vault, Document document, InputStream bytes) throws IOException {
        return sheets.draw(vault, draw.blobId(clock.instant()), document.type(), bytes);
    }

    @Override
    boolean isDone(Item item) {
        return item.preview().isPresent();
    }

    @Override
    void keep(VaultId vault, ItemId item, Preview preview) {
        previews.keep(vault, item, preview);
    }

    @Override
    void discard(Preview preview) {
        preview.blob().ifPresent(contents::discard);
    }

    @Override
    int forget(VaultId vault, int most, Instant now) {
        var gone = previews.forget(vault, most);
        gone.stream().flatMap(preview -> preview.blob().stream())
                .forEach(blob -> jobs.runOnce(Jobs.Task.REMOVE_BLOB, blob.value(), now));
        return gone.size();
    }
}
