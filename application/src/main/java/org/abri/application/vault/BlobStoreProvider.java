package org.abri.application.vault;

import java.io.IOException;
import java.util.Map;

/**
 * A place for blobs that a jar brings into the bundled service: found by {@link java.util.ServiceLoader}, chosen by its
 * name.
 */
public interface BlobStoreProvider {
    /** As an operator writes it: {@code ABRI_BLOBS=name}. It never changes. */
    String name();

    /**
     * Opens it. {@code settings} are the environment's variables that begin with {@code ABRI_BLOBS_}, without these letters.
     * Throws {@link IllegalArgumentException} when they do not do; its message is a sentence that tells the operator what to
     * mend, and holds no secret. Throws {@link IOException} when the store does not answer: the service does not start then.
     */
    BlobStore open(Map<String, String> settings) throws IOException;
}
