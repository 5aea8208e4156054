package org.abri.web.face;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A text as a QR code, drawn as SVG in the page itself: it has no address at which it could be fetched again, needs neither
 * style nor script, and is black on white in the dark and on paper too. What it says is in its squares alone.
 */
public final class QrSvg implements Content {
    /** In squares, around it: what the standard (ISO/IEC 18004) asks for, so that cameras find it. */
    static final int QUIET = 4;
    /** In pixels of a page, and less where there is no room: cameras read it from a screen at arm's length. */
    private static final int SIDE = 240;

    private final ByteMatrix squares;
    private final String label;

    private QrSvg(ByteMatrix squares, String label) {
        this.squares = squares;
        this.label = label;
    }

    /** {@code label} is read to whoever does not see it. Throws {@link IllegalArgumentException} when the text is too long for one. */
    public static QrSvg of(String text, String label) {
        try {
            return new QrSvg(Encoder.encode(text, ErrorCorrectionLevel.M,
                    Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name())).getMatrix(), label);
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code", tooLong);
        }
    }

    @Override
    public void writeTo(TemplateOutput output) {
        var side = squares.getWidth() + 2 * QUIET;
        output.writeContent(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"100%\" height=\""
                        + SIDE + "\" viewBox=\"0 0 " + side + " " + side
                        + "\" preserveAspectRatio=\"xMinYMid\" shape-rendering=\"crispEdges\"><title>");
        output.writeUserContent(label);
        output.writeContent(
                "</title><path fill=\"#fff\" stroke=\"none\" d=\"M0 0h" + side + "v" + side + "h-" + side
                        + "z\"/><path fill=\"none\" stroke=\"#000\" stroke-width=\"1\" stroke-linecap=\"butt\" d=\""
                        + dark() + "\"/></svg>");
    }

    /** The same as a picture of its own, for what is no secret and too large for a page. */
    public byte[] picture() {
        var output = new Utf8ByteOutput();
        writeTo(output);
        return output.toByteArray();
    }

    /** Each row is a line of strokes as wide as a square: a quarter of the bytes that its squares would take. */
    private String dark() {
        var path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            int from = -1;
            int x = 0;
            while (x < squares.getWidth()) {
                int run = run(x, y);
                if (run > 0) {
                    path.append(
                            from < 0 ? "M" + (x + QUIET) + " " + (y + QUIET) + ".5" : "m" + (x - from) + " 0")
                            .append('h').append(run);
                    from = x + run;
                }
                x += run + 1;
            }
        }
        return path.toString();
    }

    private int run(int x, int y) {
        int end = x;
        while (end < squares.getWidth() && squares.get(end, y) == 1) {
            end++;
        }
        return end - x;
    }

    /** It may say a secret. */
    @Override
    public String toString() {
        return "QrSvg[…]";
    }
}
