package org.abri.domain.registration;

import java.time.Instant;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;

/** REL-1: a supporting document, but for its bytes. */
public record SupportingPaper(PaperId id, FileName name, DocumentType type, long size, Instant addedAt) {
    /** Of one registration. */
    public static final int MOST = 4;
    /** In bytes: a scan of several pages, or a photo of one. */
    public static final int LARGEST = 4 * 1024 * 1024;
}
