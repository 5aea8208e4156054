package org.abri.persistence.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.abri.application.vault.WordReader;
import org.abri.contracts.vault.Documents;
import org.abri.contracts.vault.WordReaderContract;
import org.abri.domain.text.Sought;
import org.abri.domain.text.Words;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcessReaderTest implements WordReaderContract {
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private static final String WORD =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

    private final WordReader reader = new ProcessReader();

    @Override
    public WordReader reader() {
        return reader;
    }

    @Test
    @DisplayName("FIELD: PDFs, letters and tables from offices are found by their words, on all of their pages, two cells being two words")
    void everyKind() throws IOException {
        assertFound(DocumentType.PDF, Corpus.pdf(3), "tilleuls attest", "page 3", "batiment");
        assertFound(DocumentType.DOCX, docx(WORD
                + "<w:p><w:r><w:t>Attestation d’</w:t></w:r><w:r><w:t>hébergement</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>loyer</w:t></w:r></w:p></w:tc>"
                + "<w:tc><w:p><w:r><w:t>charges</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"),
                "attestation hebergement", "charges");
        assertFound(DocumentType.XLSX, xlsx(), "quittance", "450", "Loyers");
        for (var type : new DocumentType[] { DocumentType.DOCX, DocumentType.ODT }) {
            assertFound(type, Documents.field(type == DocumentType.DOCX
                    ? "docx-stored-entries-with-data-descriptors.docx"
                    : "odt-saved-by-phone-app-mimetype-last.odt"),
                    type == DocumentType.DOCX ? "attestation" : "lettre");
        }
        var text =
                "<office:text xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><text:p>Bail</text:p>"
                        + "<text:p>signé</text:p></office:text>";
        assertFound(DocumentType.ODT,
                Documents.openDocument("application/vnd.oasis.opendocument.text", text), "bail", "signe");
        assertFound(DocumentType.ODS,
                Documents.openDocument("application/vnd.oasis.opendocument.spreadsheet",
                        "<office:spreadsheet xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><table:table><table:table-row>"
                                + "<table:table-cell><text:p>mars</text:p></table:table-cell><table:table-cell><text:p>avril</text:p>"
                                + "</table:table-cell></table:table-row></table:table></office:spreadsheet>"),
                "mars", "avril");
    }

    @Test
    @DisplayName("UPL-2: bombs, entities, locked and damaged files are read as far as it goes, or not at all, and ask nobody")
    void hostile() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            var elsewhere = "http://localhost:" + server.getAddress().getPort() + "/x";
            for (var entity : new String[] { "SYSTEM \"" + elsewhere + "\"",
                    "SYSTEM \"file:///etc/hostname\"",
                    "\"" + "lol".repeat(9) + "\"" }) {
                assertThat(words(DocumentType.DOCX, docx("<!DOCTYPE x [<!ENTITY a " + entity + ">"
                        + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                        + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">"
                        + "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">]>"
                        + WORD + "<w:p><w:r><w:t>&g;</w:t></w:r></w:p></w:body></w:document>")).joined())
                                .doesNotContain("lol");
            }
            assertThat(words(DocumentType.ODT,
                    Documents.openDocument("application/vnd.oasis.opendocument.text",
                            "<office:text xmlns:xlink=\"http://www.w3.org/1999/xlink\"><a xlink:href=\""
                                    + elsewhere
                                    + "\"/></office:text>")))
                                            .isNotNull();
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
        assertThat(words(DocumentType.DOCX,
                docx(WORD + "<w:p><w:r><w:t>mot " + "a".repeat(64 << 20) + "</w:t></w:r></w:p>")))
                        .isNotNull();
        assertThat(words(DocumentType.DOCX, Documents.zip(Map.of("lettre.txt", "loyer".getBytes(UTF_8)))))
                .isEqualTo(Words.NONE);
        assertThat(words(DocumentType.PDF, Corpus.lockedPdf("secret"))).isEqualTo(Words.NONE);
        assertThat(words(DocumentType.PDF, Corpus.cut(Corpus.pdf(3)))).isNotNull();
        assertThat(words(DocumentType.PDF, Corpus.pdfOfForms(12))).isNotNull();
    }

    @Test
    @DisplayName("I6: a process that never came to reading, or was not given the time, is no document's fault: that is told, to be tried again")
    void neverReady() {
        assertThatThrownBy(() -> new ProcessReader(Duration.ofMillis(1)).read(DocumentType.PDF,
                new ByteArrayInputStream(Corpus.pdf(1)))).isInstanceOf(IOException.class);
    }

    private void assertFound(DocumentType type, byte[] bytes, String... typed) throws IOException {
        var words = words(type, bytes);
        for (var each : typed) {
            assertThat(Sought.of(each).isIn(words)).as(type + ": " + each + " in" + words.joined()).isTrue();
        }
        assertThat(Sought.of("absent").isIn(words)).isFalse();
    }

    private Words words(DocumentType type, byte[] bytes) throws IOException {
        return reader.read(type, new ByteArrayInputStream(bytes));
    }

    private static byte[] docx(String xml) {
        return Documents.openXml("word", "document.xml", OPEN_XML + "wordprocessingml.document.main+xml",
                xml);
    }

    private static byte[] xlsx() {
        var parts = new LinkedHashMap<String, byte[]>();
        var main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var table = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        put(parts, "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + main
                        + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + main
                        + "worksheet+xml\"/></Types>");
        put(parts, "_rels/.rels", related(relations + "/officeDocument", "xl/workbook.xml"));
        put(parts, "xl/workbook.xml", "<workbook xmlns=\"" + table + "\" xmlns:r=\"" + relations
                + "\"><sheets><sheet name=\"Loyers\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        put(parts, "xl/_rels/workbook.xml.rels",
                related(relations + "/worksheet", "worksheets/sheet1.xml"));
        put(parts, "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + table
                + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>quittance</t></is></c>"
                + "<c r=\"B1\"><v>450</v></c></row></sheetData></worksheet>");
        return Documents.zip(parts);
    }

    private static String related(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"" + type + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static void put(Map<String, byte[]> parts, String name, String xml) {
        parts.put(name, xml.getBytes(UTF_8));
    }
}
