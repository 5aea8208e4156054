package org.abri.contracts.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.abri.application.vault.ContentInspector;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds an inspector to its promise: bytes are what they are, whatever they are called. */
public interface ContentInspectorContract {
    ContentInspector inspector();

    @ParameterizedTest(name = "UPL-1: {0} is known by its bytes")
    @EnumSource
    @DisplayName("UPL-1: every accepted type is known by its bytes, under each of its extensions")
    default void acceptedTypesAreKnown(DocumentType type) {
        var bytes = Documents.of(type);

        for (var extension : extensionsOf(type)) {
            assertThat(typeOf(bytes, "papier." + extension)).as(extension).contains(type);
        }
    }

    @ParameterizedTest(name = "UPL-1: {0} stays what it is under another name")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
    @DisplayName("UPL-1: whatever the name says, the bytes decide")
    default void nameDecidesNothing(DocumentType type) {
        var bytes = Documents.of(type);

        for (var name : List.of("page.html", "photo.jpg", "scan.pdf", "note.txt", "program.exe",
                "archive.zip", "feuille.xlsx", "lettre.odt")) {
            assertThat(typeOf(bytes, name)).as(name).contains(type);
        }
    }

    @Test
    @DisplayName("UPL-1: pages, drawings that run, archives, programs and scripts are none of the accepted types, whatever their name")
    default void refusedTypes() {
        refused().forEach((what, bytes) -> {
            for (var name : List.of("papier.txt", "papier.pdf", "papier.jpg", "papier.docx", "papier.odt",
                    "papier")) {
                assertThat(typeOf(bytes, name)).as(what + " named " + name).isEmpty();
            }
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
            for (var name : List.of("papier.docx", "papier.odt", "papier")) {
                assertThat(typeOf(bytes, name)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("UPL-1: plain text is known in every script, with and without its mark, on lines of every kind")
    default void plainText() {
        for (var text : List.of("Bonjour", "à faire :\r\n\t- CAF\r\n", "\uFEFFavec sa marque",
                "ملاحظة إلى المكتب", "ሰላም ንዓኹም ኩልኹም", "1 < 2 & 3 > 2", "👩🏽‍🦱 🔑 ok")) {
            assertThat(typeOf(text.getBytes(UTF_8), "note.txt")).as(text).contains(DocumentType.TEXT);
        }
    }

    @Test
    @DisplayName("UPL-1: a long document is known by its head alone, even when the head ends within a character")
    default void headIsEnough() {
        var text = ("a" + "é".repeat(ContentInspector.HEAD)).getBytes(UTF_8);
        assertThat(typeOf(Arrays.copyOf(text, ContentInspector.HEAD), "note.txt"))
                .contains(DocumentType.TEXT);

        for (var type : List.of(DocumentType.PDF, DocumentType.JPEG, DocumentType.PNG, DocumentType.TIFF)) {
            assertThat(typeOf(Arrays.copyOf(Documents.of(type), ContentInspector.HEAD),
                    "papier." + extensionsOf(type).getFirst())).contains(type);
        }
    }

    @Test
    @DisplayName("UPL-1: bytes that are nothing, or nothing in particular, are none of the accepted types")
    default void nothingInParticular() {
        for (var bytes : List.of(new byte[0], new byte[1], new byte[1_000],
                new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 },
                new byte[] { (byte) 0xFF, (byte) 0xFE, (byte) 0xFD })) {
            assertThat(typeOf(bytes, "papier.txt")).isEmpty();
        }
    }

    @Test
    @DisplayName("UPL-2: a container that is cut off or swells when unpacked is answered, quickly")
    default void hostileContainers() {
        var docx = Documents.of(DocumentType.DOCX);
        for (var length = 0; length < docx.length; length += 7) {
            typeOf(Arrays.copyOf(docx, length), "papier.docx");
        }
        var swelling = Documents.zip(Map.of("zeros", new byte[100 << 20]));
        assertThat(typeOf(Arrays.copyOf(swelling, Math.min(swelling.length, ContentInspector.HEAD)),
                "papier.docx")).isEmpty();
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

    private Optional<DocumentType> typeOf(byte[] head, String name) {
        return inspector().typeOf(head, FileName.sent(name));
    }

    private static List<String> extensionsOf(DocumentType type) {
        return List
                .of("pdf", "jpg", "jpeg", "png", "heic", "heif", "webp", "tif", "tiff", "txt", "odt", "docx",
                        "ods", "xlsx")
                .stream()
                .filter(extension -> type.agreesWith(FileName.sent("papier." + extension))).toList();
    }
}
