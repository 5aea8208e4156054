package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.abri.application.vault.Drawer;
import org.abri.contracts.vault.Documents;
import org.abri.contracts.vault.DrawerContract;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcessDrawerTest implements DrawerContract {
    private final Drawer drawer = new ProcessDrawer();

    /** What was told of one document. */
    private record Drawn(int pages, List<byte[]> sheets) {
        BufferedImage image(int sheet) {
            try {
                return ImageIO.read(new ByteArrayInputStream(sheets.get(sheet)));
            } catch (IOException cannotHappen) {
                throw new UncheckedIOException(cannotHappen);
            }
        }
    }

    @Override
    public Drawer drawer() {
        return drawer;
    }

    @Test
    @DisplayName("UPL-4: a picture is drawn small and large, within bounds, never larger than it is, and light enough for lists")
    void sizes() {
        var large = drawn(DocumentType.JPEG, Corpus.jpeg(Corpus.picture(4_000), false));
        assertThat(large.pages()).isEqualTo(1);
        assertThat(size(large.image(0))).isEqualTo("320x160");
        assertThat(size(large.image(1))).isEqualTo("1400x700");
        for (var first : List.of(large, drawn(DocumentType.PDF, Corpus.pdf(1)))) {
            assertThat(first.sheets().getFirst()).hasSizeLessThan(8 * 1024);
        }

        var small = drawn(DocumentType.PNG, Corpus.png(200, 90));
        assertThat(size(small.image(0))).isEqualTo("200x90");
        assertThat(size(small.image(1))).isEqualTo("200x90");
        assertThat(size(drawn(DocumentType.PNG, Corpus.png(20_000, 2)).image(1))).isEqualTo("1400x1");
    }

    @Test
    @DisplayName("UPL-5: a photo is drawn the right way up, however it lies, nothing of camera and place goes along, and nothing is written on the way (CRY-3)")
    void photos() {
        var upright = Corpus.picture(400);
        for (var orientation = 1; orientation <= 8; orientation++) {
            var drawn = drawn(DocumentType.JPEG, Corpus.photo(lying(upright, orientation), orientation));
            assertThat(drawn.pages()).as("orientation " + orientation).isEqualTo(1);
            for (var sheet = 0; sheet < 2; sheet++) {
                assertUpright(drawn.image(sheet), "orientation " + orientation);
                assertThat(new String(drawn.sheets().get(sheet), ISO_8859_1)).doesNotContain(Corpus.CAMERA)
                        .doesNotContain(Corpus.PLACE).doesNotContain("Exif");
            }
        }
        assertThat(new String(Corpus.photo(upright, 6), ISO_8859_1)).contains(Corpus.CAMERA, Corpus.PLACE);
    }

    /** As a camera that is held like that keeps it: Exif says how it must be turned to be upright. */
    private static BufferedImage lying(BufferedImage upright, int orientation) {
        var width = upright.getWidth();
        var height = upright.getHeight();
        var lying = orientation < 5 ? new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                var dot = upright.getRGB(x, y);
                switch (orientation) {
                    case 1 -> lying.setRGB(x, y, dot);
                    case 2 -> lying.setRGB(width - 1 - x, y, dot);
                    case 3 -> lying.setRGB(width - 1 - x, height - 1 - y, dot);
                    case 4 -> lying.setRGB(x, height - 1 - y, dot);
                    case 5 -> lying.setRGB(y, x, dot);
                    case 6 -> lying.setRGB(y, width - 1 - x, dot);
                    case 7 -> lying.setRGB(height - 1 - y, width - 1 - x, dot);
                    default -> lying.setRGB(height - 1 - y, x, dot);
                }
            }
        }
        return lying;
    }

    private static void assertUpright(BufferedImage image, String what) {
        assertThat(image.getWidth()).as(what).isEqualTo(2 * image.getHeight());
        assertColour(image, 0.05, 0.1, Color.WHITE, what);
        assertColour(image, 0.2, 0.8, Color.RED, what);
        assertColour(image, 0.8, 0.2, Color.BLUE, what);
        assertColour(image, 0.8, 0.8, Color.BLUE, what);
    }

    private static void assertColour(BufferedImage image, double right, double down, Color expected,
            String what) {
        var is = new Color(image.getRGB((int) (image.getWidth() * right), (int) (image.getHeight() * down)));
        assertThat(is.getRed()).as(what).isCloseTo(expected.getRed(), within(60));
        assertThat(is.getGreen()).as(what).isCloseTo(expected.getGreen(), within(60));
        assertThat(is.getBlue()).as(what).isCloseTo(expected.getBlue(), within(60));
    }

    @Test
    @DisplayName("UPL-4: colours come out as they are: of four colours, and white behind what is transparent")
    void colours() {
        assertColour(drawn(DocumentType.JPEG, Corpus.redInFourColours()).image(1), 0.5, 0.5,
                new Color(230, 30, 40), "four colours");
        var transparent = drawn(DocumentType.PNG, Corpus.transparentPng()).image(1);
        assertColour(transparent, 0.5, 0.25, Color.BLACK, "above");
        assertColour(transparent, 0.5, 0.75, Color.WHITE, "below");
    }

    @Test
    @DisplayName("UPL-2: of a document of many pages the first thirty are drawn")
    void manyPages() throws IOException {
        assertThat(drawn(DocumentType.PDF, Corpus.pdf(400)).pages()).isEqualTo(30);
        assertThat(drawn(DocumentType.TIFF, Corpus.tiff(40)).pages()).isEqualTo(30);
        assertThat(drawn(DocumentType.PDF, Corpus.pdf(2)).pages()).isEqualTo(2);

        var told = new ArrayList<byte[]>();
        Pictures.draw(DocumentType.TIFF, Corpus.tiff(32), told::add);
        assertThat(told).as("nor is more tried").hasSize(31);
        PdfPages.draw(Corpus.pdf(32), told::add);
        assertThat(told).as("nor is more tried").hasSize(62);
    }

    @Test
    @DisplayName("UPL-2: a picture that says that it is larger than any is not read, however small its file")
    void bomb() {
        assertThat(drawn(DocumentType.PNG, Corpus.png(30_000, 30_000)).pages()).isZero();
        assertThat(drawn(DocumentType.PNG, Corpus.png(10_000, 9_000)).pages()).isEqualTo(1);
    }

    @Test
    @DisplayName("UPL-2: a page of any size is drawn within bounds")
    void sizesOfPages() {
        for (var page : List.of(Corpus.pdfOfSize(14_400, 14_400), Corpus.pdfOfSize(2_000_000, 3),
                Corpus.pdfOfSize(1, 1))) {
            var drawn = drawn(DocumentType.PDF, page);
            if (drawn.pages() > 0) {
                assertThat(Math.max(drawn.image(1).getWidth(), drawn.image(1).getHeight()))
                        .isBetween(1, Drawer.LARGE + 1);
            }
        }
    }

    @Test
    @DisplayName("UPL-2: a page that draws itself over and over comes to an end")
    void endless() {
        assertThat(drawn(DocumentType.PDF, Corpus.pdfOfForms(1)).pages()).isEqualTo(1);
        assertThat(drawn(DocumentType.PDF, Corpus.pdfOfForms(12)).pages()).isZero();
        assertThatThrownBy(() -> PdfPages.draw(Corpus.pdfOfForms(6), sheet -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("I6: a process that never came to drawing, or was not given the time, is no document's fault: that is told, to be tried again")
    void neverReady() {
        assertThatThrownBy(() -> new ProcessDrawer(Duration.ofMillis(1)).draw(DocumentType.PDF,
                new ByteArrayInputStream(Corpus.pdf(1)), sheet -> {})).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("UPL-2: what is locked cannot be drawn; what only its owner's password keeps from being changed can; nothing in it is run")
    void locked() {
        assertThat(drawn(DocumentType.PDF, Corpus.lockedPdf("secret")).pages()).isZero();
        assertThat(drawn(DocumentType.PDF, Corpus.lockedPdf("")).pages()).isEqualTo(1);
        var withScript = drawn(DocumentType.PDF, Corpus.pdfWithScript());
        assertThat(withScript.pages()).isEqualTo(1);
        assertThat(Arrays.equals(withScript.sheets().get(1),
                drawn(DocumentType.PDF, Corpus.pdf(1)).sheets().get(1))).isTrue();
    }

    @Test
    @DisplayName("UPL-2: what is cut or damaged is drawn as far as it goes, or not at all")
    void damaged() {
        assertThat(drawn(DocumentType.PDF, Corpus.pdfWithoutIndex()).pages()).isEqualTo(3);
        for (var type : List.of(DocumentType.JPEG, DocumentType.PNG, DocumentType.TIFF, DocumentType.PDF)) {
            var whole = switch (type) {
                case JPEG -> Corpus.jpeg(Corpus.picture(900), true);
                case PNG -> Corpus.png(900, 900);
                case TIFF -> Corpus.tiff(3);
                default -> Corpus.pdf(3);
            };
            assertThat(drawn(type, whole).pages()).as("whole " + type).isPositive();
            assertThat(drawn(type, Corpus.cut(whole)).pages()).as("cut " + type).isBetween(0, 3);
        }
    }

    @Test
    @DisplayName("UPL-2: of what moves the first picture is drawn")
    void animated() {
        assertThat(drawn(DocumentType.WEBP, Corpus.animatedWebp()).pages()).isEqualTo(1);
        assertThat(drawn(DocumentType.WEBP, Documents.of(DocumentType.WEBP)).pages()).isEqualTo(1);
    }

    private Drawn drawn(DocumentType type, byte[] bytes) {
        var sheets = new ArrayList<byte[]>();
        try {
            var pages = drawer.draw(type, new ByteArrayInputStream(bytes), sheets::add);
            assertThat(sheets).hasSize(pages == 0 ? 0 : pages + 1)
                    .allSatisfy(sheet -> assertThat(sheet).hasSizeLessThanOrEqualTo(Drawer.LARGEST));
            return new Drawn(pages, sheets);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + "x" + image.getHeight();
    }
}
