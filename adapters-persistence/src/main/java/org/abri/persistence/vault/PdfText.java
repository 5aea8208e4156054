package org.abri.persistence.vault;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the text of a PDF, page by page. Nothing in it is run, and nothing outside of it is read. */
final class PdfText {
    private PdfText() {}

    /** Throws {@link IOException}, or any other exception, at the first page that cannot be read; at once without its password. */
    static void read(byte[] bytes, ReadingProcess.Text text) throws IOException {
        try (var document = Loader.loadPDF(new RandomAccessReadBuffer(bytes),
                IOUtils.createMemoryOnlyStreamCache())) {
            var stripper = new Bounded();
            for (var page = 1; page <= document.getNumberOfPages() && !text.isFull(); page++) {
                stripper.read(document, page, into(text));
            }
        }
    }

    /** UPL-2: what is written inside of what is written comes to an end. */
    private static final class Bounded extends PDFTextStripper {
        private int operators;

        void read(PDDocument document, int page, Writer into) throws IOException {
            operators = 0;
            setStartPage(page);
            setEndPage(page);
            writeText(document, into);
        }

        /** Not an {@link IOException}, which would be taken for one operator's. */
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            operators++;
            if (operators > PdfPages.MOST_OPERATORS) {
                throw new IllegalStateException("more is written there than anybody writes");
            }
            super.processOperator(operator, operands);
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
