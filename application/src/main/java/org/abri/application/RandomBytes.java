package org.abri.application;

/** Bytes that nobody can guess: for ids, tokens and codes. */
@FunctionalInterface
public interface RandomBytes {
    /** So many bytes, new at each call. Safe for use by many threads; never fails. */
    byte[] next(int count);
}
