package org.abri.application.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.abri.application.vault.PageSize;
import org.abri.application.vault.Stapler;
import org.abri.domain.vault.DocumentType;

/** Makes a blank page of each picture, as far as its first bytes are those of one; of a PNG in its proportions, else A4. */
final class BlankStapler implements Stapler {
    private static final PageSize A4 = PageSize.of(210, 297);
    /** Where a PNG says how wide and how high it is. */
    private static final int SIZE_OF_PNG = 16;

    private final MagicInspector inspector = new MagicInspector();

    @Override
    public Outcome staple(List<Picture> pictures) throws IOException {
        var pages = new ArrayList<PageSize>();
        for (var picture : pictures) {
            var page = page(picture);
            if (page.isEmpty()) { return new Outcome.NotAPage(pages.size()); }
            pages.add(page.get());
        }
        return new Outcome.Stapled(new ByteArrayInputStream(pdf(pages)));
    }

    private Optional<PageSize> page(Picture picture) throws IOException {
        try (InputStream bytes = picture.bytes().open()) {
            var whole = bytes.readAllBytes();
            return inspector.begin(whole).flatMap(inspection -> inspection.already())
                    .filter(picture.type()::equals).filter(PICTURES::contains)
                    .map(type -> type == DocumentType.PNG ? ofPng(ByteBuffer.wrap(whole)) : A4);
        }
    }

    private static PageSize ofPng(ByteBuffer png) {
        if (png.limit() < SIZE_OF_PNG + 2 * Integer.BYTES) { return A4; }
        return PageSize.of(Math.max(1, png.getInt(SIZE_OF_PNG)),
                Math.max(1, png.getInt(SIZE_OF_PNG + Integer.BYTES)));
    }

    private static byte[] pdf(List<PageSize> pages) {
        var kids = IntStream.range(3, 3 + pages.size()).mapToObj(i -> i + " 0 R")
                .collect(Collectors.joining(" "));
        var pdf = new StringBuilder("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n")
                .append("2 0 obj << /Type /Pages /Count ").append(pages.size()).append(" /Kids [")
                .append(kids).append("] >> endobj\n");
        for (var i = 0; i < pages.size(); i++) {
            pdf.append(String.format(Locale.ROOT,
                    "%d 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] >> endobj%n", i + 3,
                    pages.get(i).width(), pages.get(i).height()));
        }
        return pdf.append("trailer << /Root 1 0 R >>\n%%EOF\n").toString()
                .getBytes(StandardCharsets.US_ASCII);
    }
}
