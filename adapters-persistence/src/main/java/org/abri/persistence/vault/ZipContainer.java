package org.abri.persistence.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.abri.domain.vault.DocumentType;

/**
 * UPL-1: which office document a ZIP is, from its first bytes alone, which may end in the middle. What it inflates is
 * bounded, stays in memory, and is searched for fixed words, never parsed (UPL-2). Without a sign that it is an office
 * document it is an archive, and with a sign of macros or programs it is refused.
 */
final class ZipContainer {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_BYTES_READ = 1 << 20;

    private static final String ODF_TYPE = "mimetype";
    private static final String OOXML_TYPES = "[Content_Types].xml";
    private static final String WORD_MAIN =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String EXCEL_MAIN =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final Set<String> MACROS_IN_TYPES = Set.of("macroenabled", "vbaproject");
    private static final Pattern RUNS = Pattern.compile(
            "(?:.*/)?vbaproject\\.bin|basic/.*|scripts/.*|.*\\.(?:class|dex|exe|dll|com|bat|cmd|ps1|vbs|js|jar|sh)");

    private final byte[] head;
    private Optional<DocumentType> named = Optional.empty();
    private Optional<DocumentType> looksLike = Optional.empty();
    private boolean runs;
    private int inflated;

    private ZipContainer(byte[] head) {
        this.head = head;
    }

    static boolean isOne(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    static Optional<DocumentType> typeOf(byte[] head) {
        var container = new ZipContainer(head);
        container.look();
        return container.runs ? Optional.empty() : container.named.or(() -> container.looksLike);
    }

    private void look() {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(head))) {
            var entry = zip.getNextEntry();
            for (var seen = 0; entry != null && seen < MOST_ENTRIES; seen++) {
                look(seen, entry.getName(), zip);
                entry = inflated < MOST_BYTES ? zip.getNextEntry() : null;
            }
        } catch (IOException | IllegalArgumentException cutOrBroken) {
            // what was seen so far must do
        }
    }

    private void look(int position, String name, ZipInputStream zip) throws IOException {
        runs |= RUNS.matcher(name.toLowerCase(Locale.ROOT)).matches();
        if (position == 0 && name.equals(ODF_TYPE)) {
            named = openDocument(text(zip));
        } else if (name.equals(OOXML_TYPES)) {
            officeOpenXml(text(zip));
        } else if (looksLike.isEmpty()) {
            looksLike = byName(name);
        }
        skip(zip);
    }

    private static Optional<DocumentType> openDocument(String type) {
        return Optional.of(type).flatMap(DocumentType::ofMediaType)
                .filter(known -> known == DocumentType.ODT || known == DocumentType.ODS);
    }

    private void officeOpenXml(String types) {
        var folded = types.toLowerCase(Locale.ROOT);
        runs |= MACROS_IN_TYPES.stream().anyMatch(folded::contains);
        if (types.contains(WORD_MAIN)) {
            named = Optional.of(DocumentType.DOCX);
        } else if (types.contains(EXCEL_MAIN)) {
            named = Optional.of(DocumentType.XLSX);
        }
    }

    /** Some programs write the list of types last, beyond the head. */
    private static Optional<DocumentType> byName(String name) {
        return switch (name) {
            case "word/document.xml" -> Optional.of(DocumentType.DOCX);
            case "xl/workbook.xml" -> Optional.of(DocumentType.XLSX);
            default -> Optional.empty();
        };
    }

    private String text(ZipInputStream zip) throws IOException {
        var bytes = zip.readNBytes(MOST_BYTES_READ);
        inflated += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(ZipInputStream zip) throws IOException {
        var ignored = new byte[8_192];
        for (var count = 0; count >= 0 && inflated < MOST_BYTES;) {
            inflated += count;
            count = zip.read(ignored, 0, ignored.length);
        }
    }
}
