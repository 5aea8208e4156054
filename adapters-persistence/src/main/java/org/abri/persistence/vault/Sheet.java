package org.abri.persistence.vault;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.abri.application.vault.Drawer;

/**
 * What a page looks like, drawn anew: dots on white and nothing else, so that no place, no camera and no hidden layer goes
 * along (UPL-5).
 */
final class Sheet {
    private static final float[] QUALITIES = { 0.6f, 0.45f, 0.3f, 0.15f };
    private static final float OF_PAGES = 0.8f;
    /** PERFORMANCE: a list of twenty costs 120 KB. */
    private static final int SMALL_ENOUGH = 6 * 1024;

    private final BufferedImage drawn;

    private Sheet(BufferedImage drawn) {
        this.drawn = drawn;
    }

    /** Of what is on white already, at most {@link Drawer#LARGE}. */
    static Sheet of(BufferedImage onWhite) {
        return new Sheet(onWhite);
    }

    /** Of a picture of whatever size, the right way up, at most so long. */
    static Sheet of(BufferedImage picture, Orientation orientation, int longest) {
        return new Sheet(orientation.upright(within(picture, longest)));
    }

    /** Throws, or ends the process, where nothing can be drawn at all: a Java without its fonts, or without its pictures. */
    static void tried() throws IOException {
        jpeg(onWhite(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 1, 1), Drawer.LARGEST);
    }

    int width() {
        return drawn.getWidth();
    }

    int height() {
        return drawn.getHeight();
    }

    /** Good enough to be kept instead of what it was drawn from. */
    byte[] page() throws IOException {
        return jpeg(drawn, OF_PAGES);
    }

    byte[] large() throws IOException {
        return jpeg(drawn, Drawer.LARGEST);
    }

    byte[] small() throws IOException {
        return jpeg(within(drawn, Drawer.SMALL), SMALL_ENOUGH);
    }

    /** On white, and no longer than that; in halves, so that thin lines stay. */
    private static BufferedImage within(BufferedImage picture, int longest) {
        var longer = Math.max(picture.getWidth(), picture.getHeight());
        var scale = Math.min(1, longest / (double) longer);
        var width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        var step = picture;
        do {
            step = onWhite(step, Math.max(width, step.getWidth() / 2),
                    Math.max(height, step.getHeight() / 2));
        } while (step.getWidth() > width || step.getHeight() > height);
        return step;
    }

    private static BufferedImage onWhite(Image picture, int width, int height) {
        var white = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = white.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return white;
    }

    /** As good as fits into so many bytes, else as small as it gets. */
    private static byte[] jpeg(BufferedImage image, int enough) throws IOException {
        var best = new byte[0];
        for (var quality : QUALITIES) {
            best = jpeg(image, quality);
            if (best.length <= enough) { return best; }
        }
        return best;
    }

    private static byte[] jpeg(BufferedImage image, float quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** How a picture lies in its file, by the names of the standard metadata of ImageIO, in the order of Exif. */
    enum Orientation {
        NORMAL("Normal", false, 1, 1), FLIPPED("FlipH", false, -1, 1),
        UPSIDE_DOWN("Rotate180", false, -1, -1),
        FLIPPED_UPSIDE_DOWN("FlipV", false, 1, -1), TRANSPOSED("FlipVRotate90", true, 1, 1),
        ON_ITS_LEFT("Rotate270", true, -1, 1), TRANSVERSED("FlipHRotate90", true, -1, -1),
        ON_ITS_RIGHT("Rotate90", true, 1, -1);

        private final String name;
        private final boolean turned;
        private final int right;
        private final int down;

        Orientation(String name, boolean turned, int right, int down) {
            this.name = name;
            this.turned = turned;
            this.right = right;
            this.down = down;
        }

        static Orientation named(String name) {
            for (var each : values()) {
                if (each.name.equals(name)) { return each; }
            }
            return NORMAL;
        }

        BufferedImage upright(BufferedImage lying) {
            if (this == NORMAL) { return lying; }
            var width = turned ? lying.getHeight() : lying.getWidth();
            var height = turned ? lying.getWidth() : lying.getHeight();
            var upright = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = upright.createGraphics();
            var turn = new AffineTransform();
            turn.translate(right < 0 ? width : 0, down < 0 ? height : 0);
            turn.scale(right, down);
            if (turned) {
                turn.concatenate(new AffineTransform(0, 1, 1, 0, 0, 0));
            }
            graphics.drawImage(lying, turn, null);
            graphics.dispose();
            return upright;
        }
    }
}
