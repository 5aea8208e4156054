package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.FirstBytes;
import org.abri.application.vault.OfficeFile;
import org.abri.domain.vault.DocumentType;

/** Tells the accepted types by their magic bytes, office documents by what their container says, and text by being text. */
final class MagicInspector implements ContentInspector {
    private static final int LONGEST_MAGIC = 16;
    private static final int TYPE_OF_RIFF = 8;

    @Override
    public Optional<Inspection> begin(byte[] head) {
        return OfficeFile.begins(head) ? Optional.of(OfficeFile.of(head)) : byMagic(head).map(Inspection::of);
    }

    private static Optional<DocumentType> byMagic(byte[] head) {
        if (FirstBytes.arePdf(head)) { return Optional.of(DocumentType.PDF); }
        if (FirstBytes.areText(head)) { return Optional.of(DocumentType.TEXT); }
        if (FirstBytes.areBoxes(head)) {
            return FirstBytes.areHeic(head) ? Optional.of(DocumentType.HEIC) : Optional.empty();
        }
        var start = new String(head, 0, Math.min(head.length, LONGEST_MAGIC), ISO_8859_1);
        if (start.startsWith("\u00FF\u00D8\u00FF")) { return Optional.of(DocumentType.JPEG); }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) { return Optional.of(DocumentType.PNG); }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", TYPE_OF_RIFF)) {
            return Optional.of(DocumentType.WEBP);
        }
        return start.startsWith("II*\0") || start.startsWith("MM\0*") ? Optional.of(DocumentType.TIFF)
                : Optional.empty();
    }
}
