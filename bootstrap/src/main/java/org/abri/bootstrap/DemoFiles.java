package org.abri.bootstrap;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Real files of invented papers for the demo, made on the spot. */
final class DemoFiles {
    private DemoFiles() {}

    /** A photograph, as JPEG, of a card that says that it is a specimen. */
    static byte[] photo(String title, String holder) {
        var image = new BufferedImage(1000, 640, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(0x8A7560));
        graphics.fillRect(0, 0, 1000, 640);
        graphics.setColor(new Color(0xF3EEDF));
        graphics.fillRoundRect(60, 60, 880, 520, 40, 40);
        graphics.setColor(new Color(0xC9D6CF));
        graphics.fillRect(110, 190, 230, 300);
        graphics.setColor(new Color(0x7C8F86));
        graphics.fillOval(170, 230, 110, 110);
        graphics.fillArc(140, 350, 170, 220, 0, 180);
        graphics.setColor(new Color(0x2E4A3F));
        write(graphics, title, 110, 140, 44);
        write(graphics, holder, 380, 260, 40);
        write(graphics, "SPECIMEN", 380, 360, 64);
        write(graphics, "0000 0000 0000", 380, 450, 34);
        graphics.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    private static void write(Graphics2D graphics, String text, int x, int y, int size) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        graphics.drawString(text, x, y);
    }

    /** A PDF of one page with these lines, in Latin letters. */
    static byte[] pdf(String... lines) {
        var content = new StringBuilder("BT /F1 18 Tf 72 760 Td 28 TL\n");
        for (var line : lines) {
            content.append('(').append(line.replaceAll("([()\\\\])", "\\\\$1")).append(") Tj T*\n");
        }
        content.append("ET");
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        var table = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        pdf.append("trailer << /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\nstartxref\n")
                .append(table).append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
