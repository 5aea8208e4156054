package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files as people and their machines make them, and as somebody makes them who wishes us ill; written by code, for tests. */
final class Corpus {
    /** In the data of a photo, beside its dots. */
    static final String CAMERA = "Kanaricamera";
    static final String PLACE = "Kanariplace";

    static {
        FontMappers.set(new BundledFont());
    }

    private Corpus() {}

    /** Something that makes a file. */
    @FunctionalInterface
    interface Making {
        void into(OutputStream out) throws Exception;
    }

    static byte[] made(Making making) {
        var bytes = new ByteArrayOutputStream();
        try {
            making.into(bytes);
        } catch (Exception cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
        return bytes.toByteArray();
    }

    /** Twice as wide as high; red on the left, blue on the right, and a white corner on the upper left. */
    static BufferedImage picture(int width) {
        var picture = new BufferedImage(width, width / 2, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, width / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width / 2, width / 2);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width / 4, width / 8);
        graphics.dispose();
        return picture;
    }

    static byte[] jpeg(BufferedImage picture, boolean progressive) {
        return made(out -> {
            var writer = ImageIO.getImageWritersByFormatName("jpg").next();
            try (var image = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(image);
                var how = writer.getDefaultWriteParam();
                if (progressive) {
                    how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
                }
                writer.write(null, new IIOImage(picture, null, null), how);
            } finally {
                writer.dispose();
            }
        });
    }

    /** With Exif as phones write it: camera, place, and how it lies, from 1 to 8. */
    static byte[] photo(BufferedImage lying, int orientation) {
        var jpeg = jpeg(lying, false);
        var exif = made(out -> {
            var data = new DataOutputStream(out);
            data.writeBytes("Exif\0\0");
            data.writeBytes("MM");
            data.writeShort(42);
            data.writeInt(8);
            data.writeShort(3);
            entry(data, 0x0110, 2, CAMERA.length() + 1, 50);
            entry(data, 0x0112, 3, 1, orientation << 16);
            entry(data, 0x8825, 4, 1, 50 + CAMERA.length() + 1);
            data.writeInt(0);
            data.writeBytes(CAMERA + "\0");
            data.writeShort(1);
            entry(data, 0x001B, 7, PLACE.length(), 50 + CAMERA.length() + 1 + 18);
            data.writeInt(0);
            data.writeBytes(PLACE);
        });
        return made(out -> {
            out.write(jpeg, 0, 2);
            out.write(new byte[] { (byte) 0xFF, (byte) 0xE1, (byte) ((exif.length + 2) >> 8),
                    (byte) (exif.length + 2) });
            out.write(exif);
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    private static void entry(DataOutputStream data, int tag, int type, int count, int value)
            throws IOException {
        data.writeShort(tag);
        data.writeShort(type);
        data.writeInt(count);
        data.writeInt(value);
    }

    /** Of four colours, as printers' programs write it (Adobe, inverted): all of it red. */
    static byte[] redInFourColours() {
        var raster = Raster.createInterleavedRaster(new DataBufferByte(400 * 200 * 4), 400, 200, 1600, 4,
                new int[] { 0, 1, 2, 3 }, null);
        for (var y = 0; y < 200; y++) {
            for (var x = 0; x < 400; x++) {
                raster.setPixel(x, y, new int[] { 255, 0, 0, 255 });
            }
        }
        var jpeg = made(out -> {
            var writer = writerOfTheJdk();
            try (var image = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(image);
                writer.write(null, new IIOImage(raster, null, null), null);
            }
        });
        return made(out -> {
            out.write(jpeg, 0, 2);
            out.write(new byte[] { (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0,
                    0, 0 });
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /** It writes whatever colours it is given. */
    private static ImageWriter writerOfTheJdk() {
        for (var writers = ImageIO.getImageWritersByFormatName("jpg"); writers.hasNext();) {
            var writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) { return writer; }
        }
        throw new AssertionError("the JDK writes JPEG");
    }

    /** Half of it is not there: its upper half is black, its lower one transparent. */
    static byte[] transparentPng() {
        var picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB);
        for (var x = 0; x < 300; x++) {
            for (var y = 0; y < 100; y++) {
                picture.setRGB(x, y, 0xFF000000);
            }
        }
        return made(out -> ImageIO.write(picture, "png", out));
    }

    /** So many dots that all are alike: small as a file, large as a picture. */
    static byte[] png(int width, int height) {
        return made(out -> {
            var data = new DataOutputStream(out);
            data.write(new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 });
            chunk(data, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height)
                    .put(new byte[] { 8, 2, 0, 0, 0 }).array());
            chunk(data, "IDAT", made(packed -> {
                try (var packing = new DeflaterOutputStream(packed, new Deflater(9), 1 << 16)) {
                    var row = new byte[1 + 3 * width];
                    for (var y = 0; y < height; y++) {
                        packing.write(row);
                    }
                }
            }));
            chunk(data, "IEND", new byte[0]);
        });
    }

    private static void chunk(DataOutputStream data, String type, byte[] bytes) throws IOException {
        var check = new CRC32();
        check.update(type.getBytes(US_ASCII));
        check.update(bytes);
        data.writeInt(bytes.length);
        data.writeBytes(type);
        data.write(bytes);
        data.writeInt((int) check.getValue());
    }

    /** One dot that blinks. */
    static byte[] animatedWebp() {
        var dot = new byte[] { 0x2F, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, (byte) 0x88, (byte) 0x88,
                (byte) 0xFE, 0x07, 0 };
        var frame = riff("ANMF", made(out -> {
            out.write(new byte[16]);
            out.write("VP8L".getBytes(US_ASCII));
            out.write(new byte[] { 13, 0, 0, 0 });
            out.write(dot);
        }));
        return made(out -> {
            var chunks = made(inside -> {
                inside.write("WEBP".getBytes(US_ASCII));
                inside.write(riff("VP8X", new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 0, 0 }));
                inside.write(riff("ANIM", new byte[6]));
                inside.write(frame);
                inside.write(frame);
            });
            out.write(riff("RIFF", chunks));
        });
    }

    private static byte[] riff(String type, byte[] bytes) {
        return ByteBuffer.allocate(8 + bytes.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(US_ASCII)).putInt(bytes.length).put(bytes).array();
    }

    /** A pile of pages, as a scanner makes it. */
    static byte[] tiff(int pages) {
        return made(out -> {
            var writer = ImageIO.getImageWritersByFormatName("tiff").next();
            try (var image = ImageIO.createImageOutputStream(out)) {
                writer.setOutput(image);
                writer.prepareWriteSequence(null);
                for (var page = 0; page < pages; page++) {
                    writer.writeToSequence(new IIOImage(picture(200), null, null), null);
                }
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        });
    }

    static byte[] pdf(int pages) {
        return pdf(pages, document -> {});
    }

    /** What is done to a PDF before it is written. */
    @FunctionalInterface
    interface Doing {
        void to(PDDocument document) throws Exception;
    }

    /** With text on each page, as letters have it. */
    static byte[] pdf(int pages, Doing doing) {
        return made(out -> {
            try (var document = new PDDocument()) {
                for (var page = 0; page < pages; page++) {
                    var blank = new PDPage(PDRectangle.A4);
                    document.addPage(blank);
                    try (var content = new PDPageContentStream(document, blank)) {
                        content.beginText();
                        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                        content.newLineAtOffset(60, 780);
                        for (var line = 0; line < 40; line++) {
                            content.newLineAtOffset(0, -16);
                            content.showText("Page " + (page + 1) + ", ligne " + line
                                    + " : attestation de domicile, 12 rue des Tilleuls, bâtiment B");
                        }
                        content.endText();
                    }
                }
                doing.to(document);
                document.save(out);
            }
        });
    }

    static byte[] lockedPdf(String ofReader) {
        return pdf(1, document -> document
                .protect(new StandardProtectionPolicy("of its owner", ofReader, new AccessPermission())));
    }

    static byte[] pdfWithScript() {
        return pdf(1, document -> document.getDocumentCatalog()
                .setOpenAction(new PDActionJavaScript("while (true) { app.alert('here') }")));
    }

    /** As an upload leaves it that was mended by hand: what says where everything is points to nowhere. */
    static byte[] pdfWithoutIndex() {
        return new String(pdf(3), ISO_8859_1).replaceAll("startxref\\s+\\d+", "startxref\n7")
                .getBytes(ISO_8859_1);
    }

    /** A page of that size, in points; some programs write any. */
    static byte[] pdfOfSize(float width, float height) {
        return made(out -> {
            try (var document = new PDDocument()) {
                document.addPage(new PDPage(new PDRectangle(width, height)));
                document.save(out);
            }
        });
    }

    /** Each form draws the next one ten times: so many deep, as many as it has zeros. */
    static byte[] pdfOfForms(int deep) {
        return pdf(1, document -> {
            var page = document.getPage(0);
            var inner = form(document, "0 0 m 9 9 l S\n", null);
            for (var level = 0; level < deep; level++) {
                inner = form(document, "/F Do\n".repeat(10), inner);
            }
            page.getResources().put(COSName.getPDFName("F"), inner);
            try (var content = new PDPageContentStream(document, page,
                    PDPageContentStream.AppendMode.APPEND, false)) {
                content.drawForm(inner);
            }
        });
    }

    private static PDFormXObject form(PDDocument document, String operators, PDFormXObject inner)
            throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(new PDRectangle(100, 100));
        form.setResources(new PDResources());
        if (inner != null) {
            form.getResources().put(COSName.getPDFName("F"), inner);
        }
        try (var out = form.getStream().createOutputStream()) {
            out.write(operators.getBytes(US_ASCII));
        }
        return form;
    }

    static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }
}
