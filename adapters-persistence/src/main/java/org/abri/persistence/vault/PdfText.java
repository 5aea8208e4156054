package org.abri.persistence.vault;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the text of a PDF, page by page. Nothing in it is run, and nothing outside of it is read. */
final class PdfText {
    private PdfText() {}

    /** Throws {@link IOException}, or any other exception, at the first page that cannot be read; at once without its password. */
    static void read(byte[] bytes, ReadingProcess.Text text) throws IOException {
        try (var document = Loader.loadPDF(new RandomAccessReadBuffer(bytes),
                IOUtils.createMemoryOnlyStreamCache())) {
            var stripper = new PDFTextStripper();
            for (var page = 1; page <= document.getNumberOfPages() && !text.isFull(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.writeText(document, into(text));
            }
        }
    }

    private static Writer into(ReadingProcess.Text text) {
        return new Writer() {
            @Override
            public void write(char[] letters, int from, int count) {
                text.add(new String(letters, from, count));
            }

            @Override
            public void flush() {
                // nothing waits
            }

            @Override
            public void close() {
                // it is nowhere but there
            }
        };
    }
}
