package org.abri.persistence.vault;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.abri.application.vault.Drawer;
import org.abri.domain.vault.DocumentType;
import org.w3c.dom.Element;

/** Draws what came as a picture, or as a pile of them (TIFF). */
final class Pictures {
    /** UPL-2: more than any phone or scanner takes of a paper. What says that it is larger is not read. */
    private static final long MOST_PIXELS = 120_000_000;
    /** Of what its reader cannot read in parts. */
    private static final long MOST_PIXELS_AT_ONCE = 24_000_000;

    private Pictures() {}

    /** Throws {@link IOException}, or any other exception, at the first page that cannot be drawn. */
    static void draw(DocumentType type, byte[] bytes, Drawer.Sheets sheets) throws IOException {
        var reader = ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            var pages =
                    type == DocumentType.TIFF ? Math.min(Drawer.MOST_PAGES, reader.getNumImages(true)) : 1;
            for (var page = 0; page < pages; page++) {
                var sheet = sheet(type, reader, page, Drawer.LARGE);
                if (page == 0) {
                    sheets.add(sheet.small());
                }
                sheets.add(sheet.large());
            }
        } finally {
            reader.dispose();
        }
    }

    /** What came as a picture, or the first of several, at most so long. Throws as {@link #draw} does. */
    static Sheet only(DocumentType type, byte[] bytes, int longest) throws IOException {
        var reader = ImageIO.getImageReadersByMIMEType(type.mediaType()).next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in);
            return sheet(type, reader, 0, longest);
        } finally {
            reader.dispose();
        }
    }

    private static Sheet sheet(DocumentType type, ImageReader reader, int page, int longest)
            throws IOException {
        var pixels = (long) reader.getWidth(page) * reader.getHeight(page);
        if (pixels > (type == DocumentType.WEBP ? MOST_PIXELS_AT_ONCE : MOST_PIXELS)) {
            throw new IOException("larger than anything that is drawn");
        }
        return Sheet.of(read(reader, page, enough(longest)), orientation(reader, page), longest);
    }

    /** What is read of a longer side, at least: enough to be drawn from. */
    private static int enough(int longest) {
        return longest * 3 / 2;
    }

    private static BufferedImage read(ImageReader reader, int page, int enough) throws IOException {
        var every = Math.max(1, Math.max(reader.getWidth(page), reader.getHeight(page)) / enough);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        return reader.read(page, how);
    }

    private static Sheet.Orientation orientation(ImageReader reader, int page) {
        try {
            var said = reader.getImageMetadata(page);
            if (said != null && said.isStandardMetadataFormatSupported()
                    && said.getAsTree("javax_imageio_1.0") instanceof Element tree
                    && tree.getElementsByTagName("ImageOrientation").item(0) instanceof Element lies) {
                return Sheet.Orientation.named(lies.getAttribute("value"));
            }
        } catch (IOException | RuntimeException unreadable) {
            // what lies about itself is shown as it lies
        }
        return Sheet.Orientation.NORMAL;
    }
}
