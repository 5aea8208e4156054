package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.abri.application.Busy;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.Stapler;
import org.abri.application.vault.Stapler.Outcome;
import org.abri.application.vault.Stapler.Picture;
import org.abri.contracts.vault.Documents;
import org.abri.contracts.vault.StaplerContract;
import org.abri.domain.vault.DocumentType;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcessStaplerTest implements StaplerContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stapler stapler = new ProcessStapler();

    @Override
    public Stapler stapler() {
        return stapler;
    }

    @Test
    @DisplayName("UPL-5: each page is a photo the right way up, however it lies; nothing of camera and place goes along")
    void photos() throws IOException {
        var lying = new BufferedImage(200, 400, BufferedImage.TYPE_INT_RGB);
        var upright = Corpus.picture(400);
        for (var x = 0; x < 400; x++) {
            for (var y = 0; y < 200; y++) {
                lying.setRGB(y, 399 - x, upright.getRGB(x, y));
            }
        }
        var pdf = stapled(picture(DocumentType.JPEG, Corpus.photo(lying, 6)),
                picture(DocumentType.PNG, Corpus.transparentPng()),
                picture(DocumentType.WEBP, Documents.of(DocumentType.WEBP)),
                picture(DocumentType.JPEG, Corpus.redInFourColours()));
        assertThat(new String(pdf, ISO_8859_1)).doesNotContain(Corpus.CAMERA).doesNotContain(Corpus.PLACE)
                .doesNotContain("Exif").doesNotContain("/CreationDate");
        assertThat(typeOf(pdf)).isEqualTo(DocumentType.PDF);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
            var first = drawn(document, 0);
            assertThat(first.getWidth()).isCloseTo(2 * first.getHeight(), within(2));
            assertColour(first, 0.05, 0.1, Color.WHITE);
            assertColour(first, 0.2, 0.8, Color.RED);
            assertColour(first, 0.8, 0.5, Color.BLUE);
            assertColour(drawn(document, 1), 0.5, 0.25, Color.BLACK);
            assertColour(drawn(document, 1), 0.5, 0.75, Color.WHITE);
            assertColour(drawn(document, 3), 0.5, 0.5, new Color(230, 30, 40));
        }
    }

    @Test
    @DisplayName("UPL-2: a large photo becomes a page of A4 at about 200 dots an inch, and twenty of them a document that is taken")
    void large() throws IOException {
        var photo = Corpus.jpeg(Corpus.picture(6_000), false);
        var twenty = new Picture[20];
        Arrays.fill(twenty, picture(DocumentType.JPEG, photo));
        var pdf = stapled(twenty);
        assertThat(pdf).hasSizeLessThan(20 << 20);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(20);
            var size = document.getPage(19).getMediaBox();
            assertThat(size.getWidth()).isCloseTo(841.89f, within(0.1f));
            assertThat(size.getHeight()).isCloseTo(420.9f, within(0.5f));
        }
        assertThat(new String(pdf, ISO_8859_1)).contains("/Width 2339");
    }

    @Test
    @DisplayName("UPL-2: a picture that says that it is larger than any is not read, nor one that is cut, and no other suffers")
    void bombs() throws IOException {
        for (var wrong : List.of(Corpus.png(30_000, 30_000), Corpus.cut(Corpus.png(900, 900)))) {
            assertThat(stapler.staple(List.of(picture(DocumentType.PNG, Corpus.png(30, 30)),
                    picture(DocumentType.PNG, wrong)))).isEqualTo(new Outcome.NotAPage(1));
        }
        assertThat(stapled(picture(DocumentType.PNG, Corpus.png(10_000, 9_000)))).isNotEmpty();
    }

    @Test
    @DisplayName("I6: a process that never came to it, or was not given the time, is no picture's fault: that is told, to be tried again")
    void neverReady() {
        assertThatThrownBy(() -> new ProcessStapler(Duration.ofMillis(1), MINUTE)
                .staple(List.of(picture(DocumentType.PNG, Corpus.png(30, 30)))))
                        .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("UPL-2: two at once, whoever comes beyond waits, and is told so when it takes too long; a PDF that is closed makes place, also when it was not read")
    void atOnce() throws IOException {
        var few = new ProcessStapler(MINUTE, Duration.ofMillis(50));
        var one = List.of(picture(DocumentType.PNG, Corpus.png(30, 30)));
        var first = (Outcome.Stapled) few.staple(one);
        var second = (Outcome.Stapled) few.staple(one);
        assertThatThrownBy(() -> few.staple(one)).isInstanceOf(Busy.class);
        first.pdf().close();
        first.pdf().close();
        var third = (Outcome.Stapled) few.staple(one);
        assertThatThrownBy(() -> few.staple(one)).isInstanceOf(Busy.class);
        second.pdf().close();
        third.pdf().close();
        for (var times = 0; times < 3; times++) {
            assertThat(few.staple(List.of(picture(DocumentType.PNG, new byte[3]))))
                    .isEqualTo(new Outcome.NotAPage(0));
        }
    }

    @Test
    @DisplayName("I6: a PDF whose process ends before it is told to its end is not taken for whole")
    void breaksOff() throws IOException {
        var brief = new ProcessStapler(Duration.ofSeconds(6), MINUTE);
        var photo = picture(DocumentType.JPEG, Corpus.jpeg(noise(1_500), false));
        var outcome = (Outcome.Stapled) brief.staple(List.of(photo, photo));
        try (InputStream pdf = outcome.pdf()) {
            var unused = pdf.readNBytes(10);
            Thread.sleep(Duration.ofSeconds(7));
            assertThatThrownBy(pdf::readAllBytes).isInstanceOf(IOException.class);
        } catch (InterruptedException cannotHappen) {
            throw new AssertionError(cannotHappen);
        }
    }

    /** More than fits into pipes and buffers. */
    private static BufferedImage noise(int side) {
        var noise = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (var x = 0; x < side; x++) {
            for (var y = 0; y < side; y++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }
        return noise;
    }

    private byte[] stapled(Picture... pictures) throws IOException {
        var outcome = stapler.staple(List.of(pictures));
        assertThat(outcome).isInstanceOf(Outcome.Stapled.class);
        try (InputStream pdf = ((Outcome.Stapled) outcome).pdf()) {
            return pdf.readAllBytes();
        }
    }

    private static Picture picture(DocumentType type, byte[] bytes) {
        return new Picture(type, () -> new ByteArrayInputStream(bytes));
    }

    private static DocumentType typeOf(byte[] pdf) {
        ContentInspector inspector = new TikaInspector();
        return inspector.typeOf(pdf).orElseThrow();
    }

    private static BufferedImage drawn(PDDocument document, int page) throws IOException {
        return new PDFRenderer(document).renderImage(page);
    }

    private static void assertColour(BufferedImage image, double right, double down, Color expected) {
        var is = new Color(image.getRGB((int) (image.getWidth() * right), (int) (image.getHeight() * down)));
        assertThat(is.getRed()).isCloseTo(expected.getRed(), within(60));
        assertThat(is.getGreen()).isCloseTo(expected.getGreen(), within(60));
        assertThat(is.getBlue()).isCloseTo(expected.getBlue(), within(60));
    }
}
