package org.abri.persistence.vault;

import java.io.IOException;
import java.util.List;
import org.abri.application.vault.Drawer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws the pages of a PDF. Nothing in it is run, and nothing outside of it is read: no script, no link, no font of the machine. */
final class PdfPages {
    /** UPL-2: of a page, with all that is drawn inside of what is drawn; a map of a town has a tenth of it. */
    static final int MOST_OPERATORS = 1_000_000;

    private PdfPages() {}

    /**
     * Throws {@link IOException}, or any other exception, at the first page that cannot be drawn, and at once when there is
     * none, or none without a password.
     */
    static void draw(byte[] bytes, Drawer.Sheets sheets) throws IOException {
        FontMappers.set(new BundledFont());
        try (var document = Loader.loadPDF(new RandomAccessReadBuffer(bytes),
                IOUtils.createMemoryOnlyStreamCache())) {
            var renderer = new Bounded(document);
            var pages = Math.min(Drawer.MOST_PAGES, document.getNumberOfPages());
            for (var page = 0; page < pages; page++) {
                var sheet = Sheet.of(renderer.renderImage(page, scale(document, page), ImageType.RGB));
                if (page == 0) {
                    sheets.add(sheet.small());
                }
                sheets.add(sheet.large());
            }
        }
    }

    private static float scale(PDDocument document, int page) {
        var box = document.getPage(page).getCropBox();
        return Drawer.LARGE / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
    }

    private static final class Bounded extends PDFRenderer {
        Bounded(PDDocument document) {
            super(document);
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new BoundedPage(parameters);
        }
    }

    private static final class BoundedPage extends PageDrawer {
        private int operators;

        BoundedPage(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        /** Not an {@link IOException}, which would be taken for one operator's. */
        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operators > MOST_OPERATORS) {
                throw new IllegalStateException("more than a page is made of");
            }
            super.processOperator(operator, operands);
        }
    }
}
