package org.abri.application.vault;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.inside.Inside;
import org.abri.domain.text.Words;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Processing;
import org.abri.domain.vault.VaultId;

/** LAW-4: reads what the documents of a vault say, for whoever wishes it, so that they are found by their words. */
final class ReadDocuments extends Processor<Words> {
    private final Readings readings;
    private final WordReader reader;

    ReadDocuments(Ports ports, Inside inside, Contents contents) {
        super(ports, inside, contents, Processing.READING);
        readings = ports.vault().readings();
        reader = ports.vault().reader();
    }

    @Override
    List<ItemId> undone(VaultId vault, int most) {
        return readings.unread(vault, most);
    }

    @Override
    Words nothing() {
        return Words.NONE;
    }

    @Override
    Words made(VaultId vault, Document document, InputStream bytes) throws IOException {
        return reader.read(document.type(), bytes);
    }

    @Override
    boolean isDone(Item item) {
        return readings.isKept(item.id());
    }

    @Override
    void keep(VaultId vault, ItemId item, Words words) {
        readings.keep(vault, item, words);
    }

    @Override
    void discard(Words words) {
        // they are nowhere yet
    }

    @Override
    int forget(VaultId vault, int most, Instant now) {
        return readings.forget(vault, most);
    }
}
