package org.abri.web.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrSvgTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
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
        assertThat(RUN.matcher(svg).results()).isNotEmpty().allSatisfy(run -> {
            assertThat(Integer.parseInt(run.group(1))).isGreaterThanOrEqualTo(QrSvg.QUIET);
            assertThat(Integer.parseInt(run.group(2))).isBetween(QrSvg.QUIET, side - QrSvg.QUIET - 1);
            assertThat(Integer.parseInt(run.group(1)) + Integer.parseInt(run.group(3)))
                    .isLessThanOrEqualTo(side - QrSvg.QUIET);
        });
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
        RUN.matcher(svg).results().forEach(run -> {
            assertThat(run.group(3)).isEqualTo(run.group(4));
            squares.setRegion(Integer.parseInt(run.group(1)) - QrSvg.QUIET,
                    Integer.parseInt(run.group(2)) - QrSvg.QUIET, Integer.parseInt(run.group(3)), 1);
        });
        return squares;
    }
}
