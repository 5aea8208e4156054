package org.abri.domain.journal;

/** LOG-1: makes the hashes that tie the links of a chain together, with a key: whoever has none makes no chain anew. */
@FunctionalInterface
public interface LinkHash {
    /** 32 bytes, the same for the same bytes. */
    byte[] of(byte[] bytes);
}
