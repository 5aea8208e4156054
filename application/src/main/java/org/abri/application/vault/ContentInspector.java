package org.abri.application.vault;

import java.util.Optional;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;

/** UPL-1: says what a file is, by its first bytes. What the sender claims counts for nothing. */
@FunctionalInterface
public interface ContentInspector {
    /** How many bytes from the start are enough to tell. */
    int HEAD = 256 * 1024;

    /** The type that the bytes show, whatever the name says; empty when it is none that a vault accepts. */
    Optional<DocumentType> typeOf(byte[] head, FileName name);
}
