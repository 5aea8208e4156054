package org.abri.application;

/** Bytes that nobody can guess: for ids, tokens, codes and first passwords. */
@FunctionalInterface
public interface RandomBytes {
    byte[] next(int count);
}
