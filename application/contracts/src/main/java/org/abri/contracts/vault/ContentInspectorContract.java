package org.abri.contracts.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.abri.application.vault.ContentInspector;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds an inspector to its promise: bytes are what they are, whatever they are called. */
public interface ContentInspectorContract {
    ContentInspector inspector();

    @ParameterizedTest(name = "UPL-1: {0} is known by its bytes")
    @EnumSource
    @DisplayName("UPL-1: every accepted type is known by its bytes, in whatever portions they come")
    default void acceptedTypesAreKnown(DocumentType type) {
        var bytes = Documents.of(type);

        assertThat(typeOf(bytes)).contains(type);
        assertThat(inPortions(followed(bytes, 0), 1)).contains(type);
    }

    @Test
    @DisplayName("UPL-1: pages, drawings that run, archives, programs and scripts are none of the accepted types, whatever their name")
    default void refusedTypes() {
        refused().forEach((what, bytes) -> {
            assertThatCode(() -> inspector().begin(bytes)).as(what).doesNotThrowAnyException();
            assertThat(typeOf(bytes)).as(what).isEmpty();
        });
    }

    @Test
    @DisplayName("UPL-1: office documents of other kinds, and those with macros, are not accepted")
    default void refusedOfficeDocuments() {
        var macros = Documents.openXml("word", "document.xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body/></w:document>");
        var slides = Documents.openXml("ppt", "presentation.xml",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                "<p:presentation xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>");
        var openSlides = Documents.openDocument("application/vnd.oasis.opendocument.presentation",
                "<office:presentation/>");
        var book = Documents.openDocument("application/epub+zip", "");
        for (var bytes : List.of(macros, slides, openSlides, book)) {
            assertThat(typeOf(bytes)).isEmpty();
        }
    }

    @Test
    @DisplayName("FIELD 8: the header of a PDF may stand anywhere in its first 1,024 bytes, behind what servers, printers and mail programs put there")
    default void lateHeaders() {
        assertThat(typeOf(Documents.field("pdf-header-after-600-leading-bytes.pdf")))
                .contains(DocumentType.PDF);
        assertThat(typeOf(Documents.field("pdf-html-comment-before-header.pdf"))).contains(DocumentType.PDF);
        assertThat(typeOf(Documents.field("facture-named-by-its-date.pdf"))).contains(DocumentType.PDF);
        for (var before : List.of("\u00EF\u00BB\u00BF", "\r\n\r\n", "\0".repeat(1_024),
                "\u001B%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n",
                "Content-Type: application/pdf\r\nContent-Length: 515\r\n\r\n", "<!-- a -->\n<!-- b -->\n")) {
            assertThat(typeOf(before.getBytes(ISO_8859_1), Documents.pdf())).as(before)
                    .contains(DocumentType.PDF);
        }
        for (var before : List.of("\0".repeat(1_025), "<html><script>alert(1)</script>\n",
                "<!-- <script> --> <script>",
                "<!-- ", "<?php phpinfo();\n", "MZ\u0090\0\3\0\0\0", "\u007FELF\2\1\1\0", "#!/bin/sh\nexit\n",
                "GIF89a\1\0\1\0",
                "Rar!\u001A\7\0", "<svg onload=\"alert(1)\">\n")) {
            assertThat(typeOf(before.getBytes(ISO_8859_1), Documents.pdf())).as(before)
                    .isNotEqualTo(Optional.of(DocumentType.PDF));
        }
        assertThat(typeOf("Le fichier commence par %PDF-1.4, je ne peux pas l’ouvrir.".getBytes(UTF_8)))
                .contains(DocumentType.TEXT);
    }

    @Test
    @DisplayName("FIELD 6, 9: a picture in the HEIF container is what its pictures are coded as, whatever brands it bears")
    default void brands() {
        assertThat(typeOf(Documents.field("heic-only-brand-mif1.heic"))).contains(DocumentType.HEIC);
        assertThat(typeOf(Documents.field("phone-photo-heic-bytes-named.jpg"))).contains(DocumentType.HEIC);
        assertThat(typeOf(Documents.field("screenshot-png-bytes-named.jpg"))).contains(DocumentType.PNG);
        for (var brand : List.of("mif1", "msf1", "heic", "heix", "hevc", "mif2", "miaf")) {
            assertThat(typeOf(Documents.heif(List.of(brand, "mif1"), "hvc1", "grid", "Exif"))).as(brand)
                    .contains(DocumentType.HEIC);
            assertThat(typeOf(Documents.heif(List.of(brand, "mif1"), "av01", "Exif"))).as(brand).isEmpty();
        }
        for (var brands : List.of(List.of("avif", "mif1"), List.of("mif1"), List.of("qt  "),
                List.of("isom", "mp42"))) {
            assertThat(typeOf(Documents.heif(brands))).as("" + brands).isEmpty();
        }
        assertThat(typeOf(Documents.heif(List.of("isom", "mp42"), "hvc1"))).isEmpty();
    }

    @Test
    @DisplayName("FIELD 9: an office document is what its directory and its telling parts say, wherever they stand and however they are packed")
    default void partsAnywhere() {
        assertThat(typeOf(Documents.field("odt-saved-by-phone-app-mimetype-last.odt")))
                .contains(DocumentType.ODT);
        assertThat(typeOf(Documents.field("docx-stored-entries-with-data-descriptors.docx")))
                .contains(DocumentType.DOCX);
        for (var type : List.of(DocumentType.DOCX, DocumentType.XLSX, DocumentType.ODT, DocumentType.ODS)) {
            var parts = Documents.unzip(Documents.of(type));
            var names = new ArrayList<>(parts.keySet());
            for (var turn = 0; turn < names.size(); turn++) {
                Collections.rotate(names, 1);
                var turned = new LinkedHashMap<String, byte[]>();
                names.forEach(name -> turned.put(name, parts.get(name)));
                assertThat(typeOf(Documents.zip(turned))).as(type + " " + names).contains(type);
                turned.putFirst("media/noise.bin", noise(700_000));
                turned.putLast("media/more.bin", noise(1_500_000));
                assertThat(typeOf(Documents.zip(turned))).as(type + " with pictures " + names).contains(type);
            }
        }
    }

    @Test
    @DisplayName("FIELD 9: big office documents are known though what tells comes after hundreds of kilobytes, whatever portions they come in")
    default void tellingPartsComeLate() {
        var photos = new LinkedHashMap<String, byte[]>();
        var docx = Documents.unzip(Documents.of(DocumentType.DOCX));
        for (var i = 0; i < 3; i++) {
            photos.put("word/media/image" + i + ".jpeg", noise(150_000));
        }
        photos.put("_rels/.rels", docx.get("_rels/.rels"));
        photos.put("word/document.xml", docx.get("word/document.xml"));
        photos.put("[Content_Types].xml", docx.get("[Content_Types].xml"));
        var sheet = new LinkedHashMap<String, byte[]>();
        sheet.put("xl/worksheets/sheet1.xml", noise(3_000_000));
        sheet.putAll(Documents.unzip(Documents.of(DocumentType.XLSX)));
        for (var portion : List.of(1_000, 8_192, 100_000, ContentInspector.HEAD, 4_000_000)) {
            assertThat(inPortions(Documents.zip(photos), portion)).contains(DocumentType.DOCX);
            assertThat(inPortions(Documents.zip(sheet), portion)).contains(DocumentType.XLSX);
        }
    }

    @Test
    @DisplayName("FIELD 9: a telling part is seen wherever the portions, in which a document comes or is looked at, cut it")
    default void cutAnywhere() {
        var docx = Documents.unzip(Documents.of(DocumentType.DOCX));
        for (var shift = 0; shift < 1_200; shift += 37) {
            var parts = new LinkedHashMap<String, byte[]>();
            parts.put("word/media/photo.jpeg", noise((1 << 20) - shift));
            parts.putAll(docx);
            parts.put("word/media/other.jpeg", noise(600_000));
            assertThat(typeOf(Documents.zip(parts))).as("" + shift).contains(DocumentType.DOCX);
        }
    }

    @Test
    @DisplayName("G-23: a macro or a program in an office document is found wherever it stands, under whatever name")
    default void programsAnywhere() {
        for (var program : List.of("word/vbaProject.bin", "evil.js", "word/media/EVIL.EXE", "a\\b\\tool.Cmd",
                "run.sh. ",
                "/Scripts/x.txt", "Basic/Standard/Module1.xml", "xl/macrosheets/sheet1.xml",
                "word/vbaData.xml")) {
            for (var first : List.of(true, false)) {
                assertThat(typeOf(withPart(program, "x".getBytes(UTF_8), first))).as(program).isEmpty();
            }
        }
        for (var bytes : List.of("MZ\u0090\0\3\0\0\0\4\0\0\0", "\u007FELF\2\1\1\0", "#!/bin/sh\nexit 0\n",
                "dex\n035\0")) {
            assertThat(typeOf(withPart("word/media/image1.png", bytes.getBytes(ISO_8859_1), true))).as(bytes)
                    .isEmpty();
            assertThat(typeOf(withPart("word/media/image1.png", bytes.getBytes(ISO_8859_1), false))).as(bytes)
                    .isEmpty();
        }
        assertThat(typeOf(withPart("word/media/image1.png", Documents.of(DocumentType.PNG), false)))
                .contains(DocumentType.DOCX);
    }

    @Test
    @DisplayName("G-23: an archive does not become an office document by one part of one, nor by two of different ones")
    default void archivesStayArchives() {
        var docx = Documents.unzip(Documents.of(DocumentType.DOCX));
        var odt = Documents.unzip(Documents.of(DocumentType.ODT));
        for (var kept : docx.keySet()) {
            assertThat(typeOf(Documents.zip(Map.of(kept, docx.get(kept))))).as(kept).isEmpty();
        }
        var both = new LinkedHashMap<>(docx);
        both.putAll(odt);
        assertThat(typeOf(Documents.zip(both))).isEmpty();
        // said in the head of an entry only, or in the directory only
        var bytes = Documents.of(DocumentType.DOCX);
        var text = new String(bytes, ISO_8859_1);
        for (var at : List.of(text.indexOf("[Content_Types].xml"), text.lastIndexOf("[Content_Types].xml"),
                text.lastIndexOf("PK\5\6"), text.lastIndexOf("PK\1\2"))) {
            var altered = bytes.clone();
            altered[at + 1] = 'x';
            assertThat(typeOf(altered)).as("" + at).isEmpty();
        }
        var ends = text.lastIndexOf("PK\5\6");
        var miscounted = bytes.clone();
        miscounted[ends + 10]++;
        assertThat(typeOf(miscounted)).as("another number of entries than it says").isEmpty();
        var misplaced = bytes.clone();
        misplaced[ends + 16]++;
        assertThat(typeOf(misplaced)).as("a directory elsewhere than it says").isEmpty();
        docx.remove("_rels/.rels");
        assertThat(typeOf(Documents.zip(docx))).as("no part is said to be the main one").isEmpty();
        assertThat(typeOf(followed(bytes, 1))).as("something behind it").isEmpty();
        assertThat(typeOf(Arrays.copyOf(bytes, bytes.length - 1))).as("cut").isEmpty();
    }

    @Test
    @DisplayName("G-23: a program is found that only the directory names, or only the head of its entry")
    default void namedOnce() {
        var bytes = withPart("word/tool.exe", "x".getBytes(UTF_8), false);
        var text = new String(bytes, ISO_8859_1);
        for (var at : List.of(text.indexOf("word/tool.exe"), text.lastIndexOf("word/tool.exe"))) {
            var renamed = bytes.clone();
            renamed[at + "word/tool.".length()] = 'b';
            assertThat(typeOf(renamed)).as("" + at).isEmpty();
        }
    }

    @Test
    @DisplayName("FIELD 9: an office document with a ZIP64 directory, as some programs write it for every size, is one like others")
    default void zip64() {
        for (var type : List.of(DocumentType.DOCX, DocumentType.ODS)) {
            assertThat(typeOf(Documents.zip64(Documents.of(type)))).contains(type);
        }
    }

    @Test
    @DisplayName("FIELD 10: clean text that begins like something else is text")
    default void textBeginsLikeSomething() {
        assertThat(typeOf(Documents.field("note-beginning-with-MZ.txt"))).contains(DocumentType.TEXT);
        for (var start : List.of("MZ", "BM", "PK", "GIF89a", "RIFF", "Rar!", "ID3", "II*", "MM", "OggS",
                "FWS", "CWS", "BZh",
                "P6 12", "fLaC", "MThd", "8BPS", "wOFF", "true", "<3", "ÿØÿ", "From ", "Subject: ", "%",
                "AT&T", "LZIP", "Cr24",
                "!<arch>", "SIMPLE", "070707", "free", "OTTO")) {
            assertThat(typeOf((start + "IANI (famille) : rendez-vous le 12 à 14 h\n").getBytes(UTF_8)))
                    .as(start).contains(DocumentType.TEXT);
        }
    }

    private static byte[] withPart(String name, byte[] bytes, boolean first) {
        var parts = new LinkedHashMap<String, byte[]>();
        if (first) {
            parts.put(name, bytes);
        }
        parts.put("word/media/photo.jpeg", noise(400_000));
        parts.putAll(Documents.unzip(Documents.of(DocumentType.DOCX)));
        parts.put("word/media/other.jpeg", noise(900_000));
        if (!first) {
            parts.put(name, bytes);
        }
        return Documents.zip(parts);
    }

    /** What does not pack, as photos do not. */
    private static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] followed(byte[] bytes, int more) {
        var longer = Arrays.copyOf(bytes, bytes.length + more);
        Arrays.fill(longer, bytes.length, longer.length, (byte) 'x');
        return longer;
    }

    @Test
    @DisplayName("UPL-1: plain text is known in every script, with and without its mark, on lines of every kind")
    default void plainText() {
        for (var text : List.of("Bonjour", "à faire :\r\n\t- CAF\r\n", "\uFEFFavec sa marque",
                "ملاحظة إلى المكتب", "ሰላም ንዓኹም ኩልኹም", "1 < 2 & 3 > 2", "👩🏽‍🦱 🔑 ok")) {
            assertThat(typeOf(text.getBytes(UTF_8))).as(text).contains(DocumentType.TEXT);
        }
    }

    @Test
    @DisplayName("UPL-1: a long document is known by its head alone, even when the head ends within a character")
    default void headIsEnough() {
        var text = ("a" + "é".repeat(ContentInspector.HEAD)).getBytes(UTF_8);
        assertThat(typeOf(Arrays.copyOf(text, ContentInspector.HEAD))).contains(DocumentType.TEXT);

        for (var type : List.of(DocumentType.PDF, DocumentType.JPEG, DocumentType.PNG, DocumentType.TIFF)) {
            assertThat(typeOf(Arrays.copyOf(Documents.of(type), ContentInspector.HEAD))).contains(type);
        }
    }

    @Test
    @DisplayName("UPL-1: bytes that are nothing, or nothing in particular, are none of the accepted types")
    default void nothingInParticular() {
        for (var bytes : List.of(new byte[0], new byte[1], new byte[1_000],
                new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 },
                new byte[] { (byte) 0xFF, (byte) 0xFE, (byte) 0xFD })) {
            assertThat(typeOf(bytes)).isEmpty();
        }
    }

    @Test
    @DisplayName("UPL-2: a container that is cut off or swells when unpacked is answered, quickly")
    default void hostileContainers() {
        var docx = Documents.of(DocumentType.DOCX);
        for (var length = 0; length < docx.length; length += 7) {
            assertThat(typeOf(Arrays.copyOf(docx, length))).isNotEqualTo(Optional.of(DocumentType.DOCX));
        }
        var swelling = Documents.zip(Map.of("zeros", new byte[100 << 20]));
        assertThat(typeOf(swelling)).isEmpty();
        var parts = new LinkedHashMap<>(Documents.unzip(docx));
        parts.put("[Content_Types].xml", new byte[100 << 20]);
        assertThat(typeOf(Documents.zip(parts))).isEmpty();
        var heads = new byte[8 << 20];
        for (var at = 0; at + 31 < heads.length; at += 31) {
            heads[at] = 'P';
            heads[at + 1] = 'K';
            heads[at + 2] = 3;
            heads[at + 3] = 4;
            heads[at + 26] = 1;
        }
        assertThat(typeOf(heads)).as("nothing but heads").isEmpty();
    }

    private static Map<String, byte[]> refused() {
        var html = "<!DOCTYPE html>\n<html><body><script>alert(1)</script></body></html>\n";
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n";
        var all = new TreeMap<String, byte[]>();
        all.put("html", html.getBytes(UTF_8));
        all.put("html without doctype",
                "<html><head><title>x</title></head><body>x</body></html>".getBytes(UTF_8));
        all.put("html after blank lines", ("\n\n  " + html).getBytes(UTF_8));
        all.put("html after a mark", ("\uFEFF" + html).getBytes(UTF_8));
        all.put("svg", svg.getBytes(UTF_8));
        all.put("svg with a declaration", ("<?xml version=\"1.0\"?>\n" + svg).getBytes(UTF_8));
        all.put("shell script", "#!/bin/sh\nrm -rf ~\n".getBytes(UTF_8));
        all.put("php", "<?php system($_GET['c']); ?>\n".getBytes(UTF_8));
        all.put("zip", Documents.zip(Map.of("papier.txt", "Bonjour".getBytes(UTF_8))));
        all.put("zip of an office document",
                Documents.zip(Map.of("papier.docx", Documents.of(DocumentType.DOCX))));
        all.put("gzip",
                new byte[] { 0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 });
        all.put("Windows program",
                Arrays.copyOf("MZ\u0090\0\3\0\0\0\4\0\0\0\u00FF\u00FF".getBytes(ISO_8859_1), 512));
        all.put("Linux program", Arrays.copyOf("\u007FELF\2\1\1\0".getBytes(ISO_8859_1), 512));
        all.put("GIF",
                Arrays.copyOf("GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;".getBytes(ISO_8859_1), 64));
        all.put("rich text", "{\\rtf1\\ansi Bonjour}".getBytes(UTF_8));
        all.put("html in UTF-16", html.getBytes(UTF_16));
        return all;
    }

    private Optional<DocumentType> typeOf(byte[] whole) {
        return inspector().typeOf(whole);
    }

    private Optional<DocumentType> typeOf(byte[] before, byte[] bytes) {
        return typeOf(ByteBuffer.allocate(before.length + bytes.length).put(before).put(bytes).array());
    }

    /** After the head, as slow networks bring them: through one array, which is used again. */
    private Optional<DocumentType> inPortions(byte[] whole, int portion) {
        var head = Arrays.copyOf(whole, Math.min(whole.length, ContentInspector.HEAD));
        return inspector().begin(head).flatMap(inspection -> {
            var buffer = new byte[portion + 3];
            for (var at = head.length; at < whole.length; at += portion) {
                var count = Math.min(portion, whole.length - at);
                System.arraycopy(whole, at, buffer, 3, count);
                inspection.pass(buffer, 3, count);
                Arrays.fill(buffer, (byte) 0);
            }
            return inspection.end();
        });
    }
}
