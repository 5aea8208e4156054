package org.abri.application.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** VLT-11, CRY-1, CRY-2: seals and opens the bytes of documents as they stream past, in constant memory. */
public interface ContentCipher {
    /** What is written to the answer arrives sealed in {@code sealed}; closing completes the seal and closes {@code sealed}. */
    OutputStream sealing(Place place, OutputStream sealed) throws IOException;

    /**
     * Reads the plain bytes. Reading throws {@link ContentBroken} at the first altered, missing or foreign segment: no byte
     * that was not sealed there is ever given. When {@code sealed} itself cannot be read, it throws what that throws.
     */
    InputStream opening(Place place, InputStream sealed) throws IOException;
}
