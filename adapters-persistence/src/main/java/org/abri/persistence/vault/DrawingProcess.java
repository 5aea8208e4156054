package org.abri.persistence.vault;

import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.ItemContent.Document;

/**
 * UPL-2: the process in which one document is drawn, and which ends with it: what a file can make its readers do, it does
 * here, to nobody else. When it is ready it says so at its output; then it is given the bytes at its input, and tells each sheet
 * behind its length.
 */
final class DrawingProcess {
    /** Whatever is not drawn by then is not drawn. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private DrawingProcess() {}

    static boolean draws(DocumentType type) {
        return switch (type) {
            case PDF, JPEG, PNG, WEBP, TIFF -> true;
            case HEIC, TEXT, ODT, DOCX, ODS, XLSX -> false;
        };
    }

    /** With the name of the type as its argument. */
    public static void main(String[] arguments) throws IOException {
        var told = InItsProcess.ready(LONGEST);
        var bytes = System.in.readNBytes((int) Document.LARGEST);
        try {
            draw(DocumentType.valueOf(arguments[0]), bytes, told);
        } catch (IOException | RuntimeException | StackOverflowError cannotBeDrawn) {
            // what was told says how far it came
        }
        InItsProcess.end(told);
    }

    private static void draw(DocumentType type, byte[] bytes, DataOutputStream told) throws IOException {
        if (type == DocumentType.PDF) {
            PdfPages.draw(bytes, sheet -> tell(told, sheet));
        } else {
            Pictures.draw(type, bytes, sheet -> tell(told, sheet));
        }
    }

    private static void tell(DataOutputStream told, byte[] sheet) throws IOException {
        told.writeInt(sheet.length);
        told.write(sheet);
        told.flush();
    }
}
