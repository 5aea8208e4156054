package org.abri.persistence;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.privacy.KeyOwner;
import org.abri.application.privacy.Place;
import org.abri.application.privacy.Sealer;

/**
 * LAW-4, CRY-2: turns the personal texts of one row into its one sealed column and back. They are sealed together, for
 * that row of that table of that person: a row costs one opening, however many texts it holds.
 */
@Singleton
public final class Sealing {
    private static final byte VERSION = 1;

    private final Sealer sealer;

    Sealing(Sealer sealer) {
        this.sealer = sealer;
    }

    public byte[] seal(KeyOwner owner, String table, UUID row, String... texts) {
        return sealer.seal(place(owner, table, row), joined(texts));
    }

    /** As many texts as were sealed, in their order. */
    public Texts open(KeyOwner owner, String table, UUID row, byte[] sealed) {
        return new Texts(split(sealer.open(place(owner, table, row), sealed)));
    }

    /** What a row holds; a text that is empty is one that was not there. */
    public record Texts(List<String> all) {
        public String get(int index) {
            return all.get(index);
        }

        public Optional<String> find(int index) {
            return Optional.of(all.get(index)).filter(text -> !text.isEmpty());
        }
    }

    private static Place place(KeyOwner owner, String table, UUID row) {
        return new Place(owner, row, table);
    }

    private static byte[] joined(String... texts) {
        var encoded = Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        var size = encoded.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
        var joined = ByteBuffer.allocate(1 + size).put(VERSION);
        encoded.forEach(bytes -> joined.putInt(bytes.length).put(bytes));
        return joined.array();
    }

    private static List<String> split(byte[] joined) {
        var bytes = ByteBuffer.wrap(joined);
        if (bytes.get() != VERSION) { throw new IllegalStateException("sealed by a newer program"); }
        var texts = new ArrayList<String>();
        while (bytes.hasRemaining()) {
            var length = bytes.getInt();
            texts.add(new String(joined, bytes.position(), length, StandardCharsets.UTF_8));
            bytes.position(bytes.position() + length);
        }
        return texts;
    }
}
