package org.abri.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.abri.application.receipt.PublishedKey;
import org.abri.application.receipt.ReceiptKeys;
import org.abri.application.receipt.SigningKey;

/** The keys that sign receipts, in memory. */
final class MemoryReceiptKeys implements ReceiptKeys {
    private record Row(int number, PublishedKey published) {}

    private static final boolean ONLY = true;

    private final Table<Integer, Row> rows;
    private final Table<Boolean, SigningKey> signing;

    MemoryReceiptKeys(Memory memory) {
        rows = new Table<>(memory);
        signing = new Table<>(memory);
    }

    @Override
    public Optional<SigningKey> current() {
        return signing.find(ONLY);
    }

    @Override
    public SigningKey keepFirst(SigningKey key, Instant since) {
        return current().orElseGet(() -> {
            renew(key, since);
            return key;
        });
    }

    @Override
    public void renew(SigningKey key, Instant since) {
        var number = (int) rows.rows().count();
        rows.add(number, new Row(number, new PublishedKey(key.publicKey(), since)));
        signing.put(ONLY, key);
    }

    @Override
    public List<PublishedKey> published() {
        return rows.rows().sorted(Comparator.comparingInt(Row::number)).map(Row::published).toList();
    }
}
