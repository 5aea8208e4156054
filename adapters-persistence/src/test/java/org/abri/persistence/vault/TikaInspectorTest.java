package org.abri.persistence.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.abri.application.vault.ContentInspector;
import org.abri.contracts.vault.ContentInspectorContract;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TikaInspectorTest implements ContentInspectorContract {
    private final TikaInspector inspector = new TikaInspector();

    @Override
    public ContentInspector inspector() {
        return inspector;
    }

    @Test
    @DisplayName("CRY-3: looking into a file writes nothing to the temporary folder")
    void writesNothing() throws IOException {
        var before = temporaryFiles();

        typeOf(zip(Map.of("[Content_Types].xml", "x", "word/document.xml", "y".repeat(200_000))));
        typeOf("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    @DisplayName("UPL-1: a picture in the HEIF container is accepted when its codec is HEVC, whatever its first brand")
    void heif() {
        assertThat(typeOf(heif("mif1", "mif1", "heic"))).contains(DocumentType.HEIC);
        assertThat(typeOf(heif("heic", "mif1"))).contains(DocumentType.HEIC);
        assertThat(typeOf(heif("mif1", "mif1", "avif"))).isEmpty();
        assertThat(typeOf(heif("avif", "mif1", "avif"))).isEmpty();
        assertThat(typeOf(heif("qt  ", "qt  "))).isEmpty();
    }

    @Test
    @DisplayName("G-23: what has the parts of an office document, but no list of types, is an archive")
    void officeDocumentWithoutListOfTypes() throws IOException {
        assertThat(typeOf(zip(Map.of("_rels/.rels", "x", "word/document.xml", "y")))).isEmpty();
        assertThat(typeOf(zip(Map.of("_rels/.rels", "x", "xl/workbook.xml", "y")))).isEmpty();
        assertThat(typeOf(zip(Map.of("word/document.xml", "x", "word/vbaProject.bin", "y")))).isEmpty();
        assertThat(typeOf(zip(Map.of("word/document.xml", "x", "payload.exe", "y")))).isEmpty();
    }

    @Test
    @DisplayName("UPL-1: text in the old Western encodings and a saved e-mail are text; bytes with control characters are not")
    void oldText() {
        assertThat(typeOf("Reçu d’un été, 12 €".getBytes(java.nio.charset.Charset.forName("windows-1252"))))
                .contains(DocumentType.TEXT);
        assertThat(typeOf("Received: from a\r\nFrom: b@example.org\r\nSubject: Bail\r\n\r\nBonjour"
                .getBytes(StandardCharsets.UTF_8)))
                        .contains(DocumentType.TEXT);
        assertThat(typeOf("Bonjour\0".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(typeOf("Bonjour\u001B[31m".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(typeOf("  \n<?php phpinfo();".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private Optional<DocumentType> typeOf(byte[] head) {
        return inspector.typeOf(head);
    }

    private static byte[] heif(String... brands) {
        var bytes = java.nio.ByteBuffer.allocate(64 + 4 * brands.length);
        bytes.putInt(12 + 4 * brands.length).put("ftyp".getBytes(StandardCharsets.US_ASCII))
                .put(brands[0].getBytes(StandardCharsets.US_ASCII)).putInt(0);
        for (var i = 1; i < brands.length; i++) {
            bytes.put(brands[i].getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.array();
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("apache-tika")).count();
        }
    }
}
