package org.abri.persistence.vault;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.abri.application.vault.PageSize;
import org.abri.domain.vault.DocumentType;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** UPL-5: a PDF with a page of each picture, drawn anew: dots alone, the right way up. */
final class PdfOfPictures implements AutoCloseable {
    /** In dots: the longer side of A4 at 200 a inch, of which every letter of a paper can be read. */
    private static final int LONGEST_SIDE = 2_339;

    private final PDDocument document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());

    /** One page more. Throws {@link IOException}, or any other exception, when the picture cannot be read; then there is none more. */
    void add(DocumentType type, byte[] bytes) throws IOException {
        var sheet = Pictures.only(type, bytes, LONGEST_SIDE);
        var size = PageSize.of(sheet.width(), sheet.height());
        var page = new PDPage(new PDRectangle((float) size.width(), (float) size.height()));
        var picture = JPEGFactory.createFromByteArray(document, sheet.page());
        try (var content = new PDPageContentStream(document, page)) {
            content.drawImage(picture, 0, 0, (float) size.width(), (float) size.height());
        }
        document.addPage(page);
    }

    /** I4: the same pages are the same bytes. */
    void write(OutputStream into) throws IOException {
        document.setDocumentId(0L); // else the time is in it
        var pieces = new BufferedOutputStream(into, 64 * 1024);
        document.save(pieces, CompressParameters.NO_COMPRESSION);
        pieces.flush();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
