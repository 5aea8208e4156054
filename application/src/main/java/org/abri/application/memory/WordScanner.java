package org.abri.application.memory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.abri.application.vault.Scanner;

/** Finds bad what holds the word by which scanners are tried. */
final class WordScanner implements Scanner {
    private static final String WORD = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Verdict scan(InputStream bytes) throws IOException {
        return new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1).contains(WORD) ? Verdict.BAD
                : Verdict.CLEAN;
    }
}
