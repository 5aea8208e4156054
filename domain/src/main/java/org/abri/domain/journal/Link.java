package org.abri.domain.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;

/**
 * LOG-1: one entry as it is stored: its number in its chain (from 1), the event as stored (sealed where it rests), and a
 * keyed hash over chain, number, body and the hash before it. Change, remove, insert or reorder one, and every later hash
 * disagrees. Links are compared by {@link #follows}, never by {@code equals}: they hold arrays, fresh for each reader.
 */
public record Link(long number, byte[] body, byte[] hash) {
    public static final int HASH_BYTES = 32;

    /** The link that follows {@code head}, or the first one. */
    public static Link after(LinkHash keyed, Head head, Chain chain, byte[] body) {
        var number = head.number() + 1;
        return new Link(number, body, hash(keyed, chain, number, head.hash(), body));
    }

    /** Where a chain stands: its last number and hash. Published, it shows when the tail is cut. */
    public record Head(long number, byte[] hash) {
        public static Head ofNothing() {
            return new Head(0, new byte[HASH_BYTES]);
        }
    }

    public Head asHead() {
        return new Head(number, hash);
    }

    /** Whether this is the link that comes after {@code head}, unaltered. */
    public boolean follows(LinkHash keyed, Head head, Chain chain) {
        var expected = after(keyed, head, chain, body);
        return number == expected.number() && MessageDigest.isEqual(hash, expected.hash());
    }

    /** The number of the first link that does not follow from {@code after} and those before it; empty when all do. */
    public static OptionalLong firstBroken(LinkHash keyed, Head after, Chain chain, List<Link> links) {
        var head = after;
        for (var link : links) {
            if (!link.follows(keyed, head, chain)) { return OptionalLong.of(head.number() + 1); }
            head = link.asHead();
        }
        return OptionalLong.empty();
    }

    private static byte[] hash(LinkHash keyed, Chain chain, long number, byte[] previous, byte[] body) {
        var key = chain.key();
        return keyed.of(ByteBuffer.allocate(3 * Long.BYTES + previous.length + body.length)
                .putLong(key.getMostSignificantBits()).putLong(key.getLeastSignificantBits()).putLong(number)
                .put(previous).put(body).array());
    }
}
