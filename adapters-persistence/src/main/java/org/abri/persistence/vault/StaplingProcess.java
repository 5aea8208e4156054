package org.abri.persistence.vault;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.ItemContent.Document;

/**
 * UPL-2: the process in which pictures become one PDF, and which ends with it. When it is ready it says so at its output; then
 * it is given each picture at its input, its type and its bytes in {@linkplain Pieces pieces}, and says whether it made a page
 * of it. Behind the last one comes the end, and it tells the PDF, in pieces too.
 */
final class StaplingProcess {
    /** For all pictures together. */
    static final Duration LONGEST = Duration.ofSeconds(90);

    /** Instead of the type of a picture: there is none any more. */
    static final String END = "";

    private StaplingProcess() {}

    /** Without arguments. */
    public static void main(String[] arguments) throws IOException {
        var told = InItsProcess.ready(LONGEST);
        var given = new DataInputStream(new BufferedInputStream(System.in));
        try (var pages = new PdfOfPictures()) {
            for (var type = given.readUTF(); !type.equals(END); type = given.readUTF()) {
                var bytes = Pieces.from(given).readNBytes((int) Document.LARGEST + 1);
                told.writeBoolean(isAdded(pages, DocumentType.valueOf(type), bytes));
                told.flush();
            }
            try (var pdf = Pieces.into(told)) {
                pages.write(pdf);
            }
        }
        InItsProcess.end(told);
    }

    private static boolean isAdded(PdfOfPictures pages, DocumentType type, byte[] bytes) {
        try {
            pages.add(type, bytes);
            return true;
        } catch (IOException | RuntimeException | StackOverflowError cannotBeRead) {
            return false;
        }
    }
}
