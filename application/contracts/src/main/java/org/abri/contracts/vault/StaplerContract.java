package org.abri.contracts.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.abri.application.vault.Stapler;
import org.abri.application.vault.Stapler.Outcome;
import org.abri.application.vault.Stapler.Picture;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a stapler to its promise. What its pages look like is tried where they are made. */
public interface StaplerContract {
    Pattern SIZE = Pattern.compile("/MediaBox ?\\[ ?0(?:\\.0)? 0(?:\\.0)? ([0-9.]+) ([0-9.]+) ?]");
    String BESIDE = "Kanaricomment";

    Stapler stapler();

    @Test
    @DisplayName("UPL-2: several pictures become one PDF, in their order, each on a page of its proportions that fits on A4")
    default void inOrder() throws IOException {
        var pdf = stapled(png(400, 300), png(300, 400), png(200, 200), png(800, 100), jpeg());
        assertThat(pdf).startsWith("%PDF-");
        var sizes = SIZE.matcher(pdf).results().map(size -> new double[] { Double.parseDouble(size.group(1)),
                Double.parseDouble(size.group(2)) }).toList();
        assertThat(sizes).hasSize(5).allSatisfy(size -> {
            assertThat(Math.max(size[0], size[1])).isBetween(1.0, 842.0);
            assertThat(Math.min(size[0], size[1])).isBetween(1.0, 596.0);
        });
        var proportions = sizes.stream().limit(4).map(size -> size[0] / size[1]).toList();
        for (var i = 0; i < proportions.size(); i++) {
            assertThat(proportions.get(i)).isCloseTo(List.of(4.0 / 3, 3.0 / 4, 1.0, 8.0).get(i),
                    within(0.01));
        }
    }

    @Test
    @DisplayName("UPL-2: one picture makes a PDF as well as twenty do")
    default void howMany() throws IOException {
        assertThat(SIZE.matcher(stapled(png(30, 20))).results()).hasSize(1);
        assertThat(SIZE.matcher(stapled(Stream.generate(() -> png(30, 20)).limit(Stapler.MOST_PAGES)
                .toArray(Picture[]::new))).results()).hasSize(Stapler.MOST_PAGES);
    }

    @Test
    @DisplayName("I4: the same pictures make the same bytes, whenever they are put together")
    default void alike() throws IOException {
        assertThat(stapled(png(40, 30), jpeg())).isEqualTo(stapled(png(40, 30), jpeg()));
    }

    @Test
    @DisplayName("UPL-5: nothing goes along that a picture held beside its dots")
    default void dotsAlone() throws IOException {
        var whole = bytes("jpg", 60, 40);
        var comment = ByteBuffer.allocate(4 + BESIDE.length()).putShort((short) 0xFFFE)
                .putShort((short) (2 + BESIDE.length())).put(BESIDE.getBytes(US_ASCII)).array();
        var photo = new ByteArrayOutputStream();
        photo.write(whole, 0, 2);
        photo.write(comment);
        photo.write(whole, 2, whole.length - 2);
        assertThat(photo.toString(ISO_8859_1)).contains(BESIDE);
        assertThat(stapled(picture(DocumentType.JPEG, photo.toByteArray()), png(30, 20)))
                .doesNotContain(BESIDE);
    }

    @Test
    @DisplayName("UPL-2: the first file that cannot become a page is named, no PDF is made, and none after it is opened")
    default void notAPage() throws IOException {
        var nothing = picture(DocumentType.JPEG, new byte[0]);
        for (var none : List.of(nothing, picture(DocumentType.PNG, new byte[70_000]),
                picture(DocumentType.JPEG, bytes("png", 30, 20)),
                picture(DocumentType.TEXT, "Bonjour".getBytes(US_ASCII)),
                picture(DocumentType.PDF, Documents.pdf()))) {
            var opened = new AtomicInteger();
            var after = new Picture(DocumentType.PNG, () -> {
                opened.incrementAndGet();
                return png(30, 20).bytes().open();
            });
            assertThat(stapler().staple(List.of(png(30, 20), jpeg(), none, after, nothing)))
                    .isEqualTo(new Outcome.NotAPage(2));
            assertThat(opened).hasValue(0);
        }
        assertThat(stapler().staple(List.of(nothing, png(30, 20)))).isEqualTo(new Outcome.NotAPage(0));
    }

    @Test
    @DisplayName("I6: when the bytes of a picture stop coming, that is told, and is not taken for one that cannot become a page")
    default void bytesStop() {
        var cut = new Picture(DocumentType.PNG, () -> new FilterInputStream(png(30, 20).bytes().open()) {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("stopped on purpose");
            }
        });
        assertThatThrownBy(() -> stapler().staple(List.of(png(30, 20), cut)))
                .isInstanceOf(IOException.class).hasMessageContaining("on purpose");
        assertThatThrownBy(() -> stapler().staple(List.of(new Picture(DocumentType.PNG, () -> {
            throw new IOException("gone on purpose");
        })))).isInstanceOf(IOException.class).hasMessageContaining("on purpose");
    }

    @Test
    @DisplayName("I6: each picture is opened once, and closed, whatever becomes of it")
    default void closed() throws IOException {
        var acts = new ArrayList<String>();
        var unused = stapled(watched(acts, png(30, 20)), watched(acts, jpeg()));
        assertThat(acts).containsExactly("opened", "closed", "opened", "closed");
        acts.clear();
        assertThat(stapler().staple(List.of(watched(acts, picture(DocumentType.PNG, new byte[9])))))
                .isEqualTo(new Outcome.NotAPage(0));
        assertThat(acts).containsExactly("opened", "closed");
    }

    private static Picture watched(List<String> acts, Picture picture) {
        return new Picture(picture.type(), () -> {
            acts.add("opened");
            return new FilterInputStream(picture.bytes().open()) {
                private boolean closed;

                @Override
                public void close() throws IOException {
                    if (!closed) {
                        acts.add("closed");
                    }
                    closed = true;
                    super.close();
                }
            };
        });
    }

    private String stapled(Picture... pictures) throws IOException {
        var outcome = stapler().staple(List.of(pictures));
        assertThat(outcome).isInstanceOf(Outcome.Stapled.class);
        try (InputStream pdf = ((Outcome.Stapled) outcome).pdf()) {
            return new String(pdf.readAllBytes(), ISO_8859_1);
        }
    }

    private static Picture jpeg() {
        return picture(DocumentType.JPEG, bytes("jpg", 60, 40));
    }

    private static Picture png(int width, int height) {
        return picture(DocumentType.PNG, bytes("png", width, height));
    }

    private static Picture picture(DocumentType type, byte[] bytes) {
        return new Picture(type, () -> new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(String format, int width, int height) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return bytes.toByteArray();
    }
}
