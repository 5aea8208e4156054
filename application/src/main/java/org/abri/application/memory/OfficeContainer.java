package org.abri.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.abri.domain.vault.DocumentType;
import org.jspecify.annotations.Nullable;

/**
 * Tells office documents from other zip files by what they say of themselves: OpenDocument in its first entry, Office Open
 * XML in its table of content types. Documents with macros say another type, and are none of these.
 */
final class OfficeContainer {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int LONGEST_TABLE = 64 * 1024;
    /** How much of a head is unpacked at most: a zip bomb takes no more. */
    private static final long MOST_UNPACKED = 16L << 20;
    private static final Map<String, DocumentType> MAIN_PARTS = Map.of(
            "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"",
            DocumentType.DOCX,
            "\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"",
            DocumentType.XLSX);

    private OfficeContainer() {}

    static Optional<DocumentType> typeOf(byte[] head) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(head))) {
            var first = zip.getNextEntry();
            return first != null && first.getName().equals("mimetype") ? openDocument(text(zip))
                    : openXml(first, zip);
        } catch (IOException | IllegalArgumentException cutOrNoZip) {
            return Optional.empty();
        }
    }

    private static Optional<DocumentType> openDocument(String mediaType) {
        return DocumentType.ofMediaType(mediaType)
                .filter(type -> type == DocumentType.ODT || type == DocumentType.ODS);
    }

    private static Optional<DocumentType> openXml(@Nullable ZipEntry first, ZipInputStream zip)
            throws IOException {
        var unpacked = 0L;
        for (var entry = first; entry != null && unpacked < MOST_UNPACKED; entry = zip.getNextEntry()) {
            if (entry.getName().equals(CONTENT_TYPES)) {
                var table = text(zip);
                return MAIN_PARTS.entrySet().stream().filter(part -> table.contains(part.getKey()))
                        .map(Map.Entry::getValue).findFirst();
            }
            unpacked += zip.skip(MOST_UNPACKED - unpacked);
        }
        return Optional.empty();
    }

    private static String text(ZipInputStream entry) throws IOException {
        return new String(entry.readNBytes(LONGEST_TABLE), UTF_8);
    }
}
