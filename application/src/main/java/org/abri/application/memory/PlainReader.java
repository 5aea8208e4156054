package org.abri.application.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.abri.application.vault.WordReader;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;

/** Reads what is a plain text, and nothing else. */
final class PlainReader implements WordReader {
    @Override
    public Words read(DocumentType type, InputStream bytes) throws IOException {
        return type == DocumentType.TEXT
                ? Words.of(List.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)))
                : Words.NONE;
    }
}
