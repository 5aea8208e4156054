package org.abri.contracts.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.abri.application.BulkInputStream;
import org.abri.application.vault.Drawer;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a drawer to its promise. What its pictures look like is tried where they are made. */
public interface DrawerContract {
    Drawer drawer();

    @Test
    @DisplayName("UPL-4: of a document that can be drawn the first page is told small, then each page, as JPEGs within their bounds")
    default void sheets() throws IOException {
        for (var type : List.of(DocumentType.JPEG, DocumentType.PNG, DocumentType.PDF)) {
            var told = new ArrayList<byte[]>();

            var pages = drawer().draw(type, new ByteArrayInputStream(drawable(type)), told::add);

            assertThat(pages).as(type.name()).isBetween(1, Drawer.MOST_PAGES);
            assertThat(told).hasSize(1 + pages);
            for (var sheet : told) {
                assertThat(sheet).hasSizeLessThanOrEqualTo(Drawer.LARGEST);
                assertThat(new String(sheet, ISO_8859_1)).startsWith("\u00FF\u00D8\u00FF")
                        .doesNotContain("Exif");
                var image = ImageIO.read(new ByteArrayInputStream(sheet));
                assertThat(Math.max(image.getWidth(), image.getHeight()))
                        .isBetween(1, sheet == told.getFirst() ? Drawer.SMALL : Drawer.LARGE);
            }
        }
    }

    @Test
    @DisplayName("What cannot be drawn is no fault of whoever sent it: zero pages, and no sheet is told, again and again")
    default void cannotBeDrawn() throws IOException {
        for (var type : DocumentType.values()) {
            for (var bytes : List.of(new byte[0], new byte[] { 0 }, Documents.of(DocumentType.DOCX),
                    new byte[70_000])) {
                if (type != DocumentType.DOCX || bytes.length < 2) {
                    assertThat(pagesOf(type, bytes)).as(type + " of " + bytes.length).isZero();
                }
            }
        }
        for (var type : List.of(DocumentType.TEXT, DocumentType.DOCX, DocumentType.ODS)) {
            assertThat(pagesOf(type, Documents.of(type))).as(type.name()).isZero();
        }
        assertThat(pagesOf(DocumentType.JPEG, drawable(DocumentType.PNG))).isZero();
        assertThat(pagesOf(DocumentType.PNG, drawable(DocumentType.PNG))).isEqualTo(1);
    }

    @Test
    @DisplayName("I6: when its bytes stop coming, that is told, and is not taken for a document that cannot be drawn")
    default void bytesStop() {
        var whole = drawable(DocumentType.PNG);
        var stopping = new BulkInputStream() {
            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                throw new IOException("stopped on purpose");
            }
        };
        var cut = new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), stopping);
        assertThatThrownBy(() -> drawer().draw(DocumentType.PNG, cut, sheet -> {}))
                .isInstanceOf(IOException.class).hasMessageContaining("on purpose");
    }

    @Test
    @DisplayName("I6: when a sheet cannot be kept, that is told, and no other sheet comes")
    default void sheetsStop() {
        var told = new ArrayList<byte[]>();
        assertThatThrownBy(() -> drawer().draw(DocumentType.PNG,
                new ByteArrayInputStream(drawable(DocumentType.PNG)), sheet -> {
                    told.add(sheet);
                    throw new IOException("full on purpose");
                })).isInstanceOf(IOException.class).hasMessageContaining("on purpose");
        assertThat(told).hasSize(1);
    }

    private int pagesOf(DocumentType type, byte[] bytes) throws IOException {
        var told = new ArrayList<byte[]>();
        var pages = drawer().draw(type, new ByteArrayInputStream(bytes), told::add);
        assertThat(told).hasSize(pages == 0 ? 0 : pages + 1);
        return pages;
    }

    private static byte[] drawable(DocumentType type) {
        return type == DocumentType.PDF ? Documents.pdf()
                : picture(type == DocumentType.JPEG ? "jpg" : "png");
    }

    private static byte[] picture(String format) {
        var picture = new BufferedImage(700, 500, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 700; x++) {
            Arrays.stream(new int[] { 10, 250, 490 }).forEach(y -> picture.setRGB(10, y, 0x00FF00));
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
        return bytes.toByteArray();
    }
}
