package org.abri.persistence.vault;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
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

    /** What it says first: from then on, what is not drawn is the document's doing. */
    static final int READY = 0x41627269;

    private DrawingProcess() {}

    static boolean draws(DocumentType type) {
        return switch (type) {
            case PDF, JPEG, PNG, WEBP, TIFF -> true;
            case HEIC, TEXT, ODT, DOCX, ODS, XLSX -> false;
        };
    }

    /** With the name of the type as its argument. */
    public static void main(String[] arguments) throws IOException {
        endInTime();
        var told = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err); // whatever a library prints is no sheet
        ImageIO.setUseCache(false); // CRY-3: nothing readable on the disk
        Sheet.tried();
        told.writeInt(READY);
        told.flush();
        var bytes = System.in.readNBytes((int) Document.LARGEST);
        try {
            draw(DocumentType.valueOf(arguments[0]), bytes, told);
        } catch (IOException | RuntimeException | StackOverflowError cannotBeDrawn) {
            // what was told says how far it came
        }
        told.close();
        Runtime.getRuntime().halt(0); // whatever threads a library has begun
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

    /** Also when whoever began it is gone and cannot end it any more. */
    private static void endInTime() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(LONGEST);
            } catch (InterruptedException early) {
                // then it ends early
            }
            Runtime.getRuntime().halt(1);
        });
    }
}
