package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrSvgTest {
    private static final Pattern ROW = Pattern.compile("M(\\d+) (\\d+)\\.5((?:h\\d+(?:m\\d+ 0)?)+)");
    private static final Pattern RUN = Pattern.compile("h(\\d+)(?:m(\\d+) 0)?");
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");

    @ParameterizedTest
    @ValueSource(strings = { "a",
            "otpauth://totp/Abri:kado-limu?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Abri",
            "Élodie, ንጉሥ, 阮氏", "https://abri.example/x?y=<b>&z=\"1\"" })
    @DisplayName("FACE: a QR code says its text to whoever reads its squares, and its label to whoever hears the page")
    void isRead(String text) throws Exception {
        var svg = drawn(text, "A <code> & more");
        assertThat(new Decoder().decode(squares(svg)).getText()).isEqualTo(text);
        assertThat(svg).contains("<title>A &lt;code&gt; &amp; more</title>", "role=\"img\"")
                .doesNotContain("style", "href", "<code>");
    }

    @Test
    @DisplayName("FACE: around a QR code lies white, as wide as cameras need it, whatever the colours of the page")
    void hasRoom() {
        var svg = drawn("a", "A");
        var side = side(svg);
        assertThat(svg).contains(
                "fill=\"#fff\" stroke=\"none\" d=\"M0 0h" + side + "v" + side + "h-" + side + "z\"");
        assertThat(runs(svg)).isNotEmpty().allSatisfy(run -> {
            assertThat(run.x()).isGreaterThanOrEqualTo(QrSvg.QUIET);
            assertThat(run.y()).isBetween(QrSvg.QUIET, side - QrSvg.QUIET - 1);
            assertThat(run.x() + run.length()).isLessThanOrEqualTo(side - QrSvg.QUIET);
        });
    }

    @Test
    @DisplayName("FACE: a QR code of a hundred letters weighs no more than seven kilobytes")
    void weighsLittle() {
        assertThat(drawn("x".repeat(100), "A")).hasSizeLessThan(7_000);
    }

    @Test
    @DisplayName("FACE: a QR code is never wider than the room it has")
    void fits() {
        assertThat(drawn("a", "A")).contains("width=\"100%\"", "height=\"240\"");
    }

    @Test
    @DisplayName("FACE: what is too long for a QR code is told, not cut")
    void tooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrSvg.of("x".repeat(3000), "A"));
    }

    @Test
    @DisplayName("LOG-2: what a QR code says is not in its text")
    void isHidden() {
        assertThat(QrSvg.of("a secret", "A")).hasToString("QrSvg[…]");
    }

    private static String drawn(String text, String label) {
        var output = new StringOutput();
        QrSvg.of(text, label).writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }

    private static int side(String svg) {
        var side = SIDE.matcher(svg);
        assertThat(side.find()).isTrue();
        return Integer.parseInt(side.group(1));
    }

    private static BitMatrix squares(String svg) {
        var squares = new BitMatrix(side(svg) - 2 * QrSvg.QUIET);
        runs(svg).forEach(
                run -> squares.setRegion(run.x() - QrSvg.QUIET, run.y() - QrSvg.QUIET, run.length(), 1));
        return squares;
    }

    private record Run(int x, int y, int length) {}

    private static List<Run> runs(String svg) {
        var runs = new ArrayList<Run>();
        ROW.matcher(svg).results().forEach(row -> {
            var x = new int[] { Integer.parseInt(row.group(1)) };
            RUN.matcher(row.group(3)).results().forEach(run -> {
                var length = Integer.parseInt(run.group(1));
                runs.add(new Run(x[0], Integer.parseInt(row.group(2)), length));
                x[0] += length + (run.group(2) == null ? 0 : Integer.parseInt(run.group(2)));
            });
        });
        return runs;
    }
}
