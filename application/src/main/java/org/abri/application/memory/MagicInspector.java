package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;
import org.abri.application.vault.ContentInspector;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;

/** Tells the accepted types by their magic bytes, office documents by what their container says, and text by being text. */
final class MagicInspector implements ContentInspector {
    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");
    private static final int FIRST_BRAND = 8;
    private static final int BRAND_BYTES = 4;
    private static final int LONGEST_BRANDS = 128;

    @Override
    public Optional<DocumentType> typeOf(byte[] head, FileName name) {
        var start = new String(head, 0, Math.min(head.length, LONGEST_BRANDS), ISO_8859_1);
        if (start.startsWith("%PDF-")) { return Optional.of(DocumentType.PDF); }
        if (start.startsWith("\u00FF\u00D8\u00FF")) { return Optional.of(DocumentType.JPEG); }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) { return Optional.of(DocumentType.PNG); }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", FIRST_BRAND)) {
            return Optional.of(DocumentType.WEBP);
        }
        if (start.startsWith("II*\0") || start.startsWith("MM\0*")) { return Optional.of(DocumentType.TIFF); }
        if (start.startsWith("ftyp", BRAND_BYTES)) {
            return hasHeicBrand(start) ? Optional.of(DocumentType.HEIC) : Optional.empty();
        }
        if (start.startsWith("PK\u0003\u0004")) { return OfficeContainer.typeOf(head); }
        return PlainText.is(head) ? Optional.of(DocumentType.TEXT) : Optional.empty();
    }

    /** The box of brands begins with its size; the four bytes after the first brand are its version. */
    private static boolean hasHeicBrand(String start) {
        var end = Math.min(start.charAt(3), start.length());
        for (var at = FIRST_BRAND; at + BRAND_BYTES <= end; at += BRAND_BYTES) {
            if (HEIC_BRANDS.contains(start.substring(at, at + BRAND_BYTES))) { return true; }
        }
        return false;
    }
}
