package org.abri.domain.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    private static String sent(String name) {
        return FileName.sent(name).value();
    }

    @ParameterizedTest
    @CsvSource({ "../../etc/passwd,passwd", "..\\..\\windows\\system.ini,system.ini", "/a/b\\c.pdf,c.pdf",
            "a\\b/c.pdf,c.pdf",
            "C:\\Users\\me\\photo.jpg,photo.jpg" })
    @DisplayName("Of a path only the last part is kept, whichever way its slashes lean")
    void noPath(String name, String kept) {
        assertThat(sent(name)).isEqualTo(kept);
    }

    @Test
    @DisplayName("Signs that mean something to a file system or a header are taken out")
    void noSigns() {
        assertThat(sent("a\"b<c>d|e?f*g:h.pdf")).isEqualTo("abcdefgh.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "..", "...", "/", "\\", "dir/", "..\\..\\", "\u0000", ".\u0000.",
            "\u202E", "?*", "\n", "\uD83D", "\u00A0" })
    @DisplayName("A name of which nothing is left becomes \"document\"")
    void nothingLeft(String name) {
        assertThat(FileName.sent(name)).isEqualTo(new FileName("document"));
    }

    @Test
    @DisplayName("Control characters and those that hide the true extension are taken out")
    void nothingHides() {
        assertThat(sent("invoice\u202Efdp.exe")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.sent("invoice\u202Efdp.exe").extension()).isEqualTo("exe");
        assertThat(sent("a\u0000b\u001F.pdf\r\nX-Header: 1")).isEqualTo("ab.pdf  X-Header 1");
        assertThat(sent("photo.pdf\u0000.exe")).isEqualTo("photo.pdf.exe");
    }

    @Test
    @DisplayName("Names of every script, emoji and spaces stay")
    void namesStay() {
        assertThat(sent("carte d'identité — recto.PDF")).isEqualTo("carte d'identité — recto.PDF");
        assertThat(sent("جواز السفر.jpg")).isEqualTo("جواز السفر.jpg");
        assertThat(sent("👨‍👩‍👧 à la mer.jpeg")).isEqualTo("👨‍👩‍👧 à la mer.jpeg");
        assertThat(sent("e\u0301.pdf")).isEqualTo("é.pdf");
    }

    @Test
    @DisplayName("A name of 300 characters is shortened and keeps its extension")
    void longNames() {
        assertThat(sent("a".repeat(300) + ".pdf")).isEqualTo("a".repeat(146) + ".pdf");
        assertThat(sent("a".repeat(300))).isEqualTo("a".repeat(150));
        assertThat(sent("a".repeat(146) + ".pdf")).isEqualTo("a".repeat(146) + ".pdf");
        assertThat(FileName.sent("a".repeat(300) + ".PDF").extension()).isEqualTo("pdf");
        assertThat(sent("a." + "b".repeat(300))).hasSize(150);
    }

    @Test
    @DisplayName("G-2, G-19: a name of marks without end, with NUL in it or as long as a head of a part is mended at once, and keeps its extension")
    void hostileNames() {
        assertThat(FileName.sent("a" + "\u0301\u0316".repeat(100_000) + ".pdf").extension()).isEqualTo("pdf");
        assertThat(FileName.sent("x".repeat(300_000) + ".PDF").value()).hasSize(FileName.LONGEST)
                .endsWith(".pdf");
        assertThat(sent("a\u0000b.pdf\u0000")).isEqualTo("ab.pdf");
        assertThat(sent("\u0000")).isEqualTo("document");
        assertThat(FileName.sent("a" + "\u0301".repeat(31) + ".pdf").stem().codePointCount(0, 30))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(strings = { "😀", "q\u0307\u0323", "❤️", "👨‍👩‍👧", "नि" })
    @DisplayName("Shortening cuts no emoji and no letter with its marks in half")
    void nothingIsCutInHalf(String letter) {
        for (var before = 0; before < 12; before++) {
            var kept = FileName.sent("x".repeat(before) + letter.repeat(300) + ".pdf");
            assertThat(kept.value().codePointCount(0, kept.value().length())).isBetween(FileName.LONGEST - 12,
                    FileName.LONGEST);
            assertThat(kept.extension()).isEqualTo("pdf");
            var composed = Normalizer.normalize(letter, Normalizer.Form.NFC);
            var letters = kept.stem().substring(before);
            assertThat(letters).isEqualTo(composed.repeat(letters.length() / composed.length()));
        }
    }

    @ParameterizedTest
    @CsvSource({ "a.pdf,pdf,a", "a.b.PDF,pdf,a.b", "a,'',a", ".pdf,'',.pdf", "a.,'',a.", "a.tar.gz,gz,a.tar",
            "v1.2 final,'',v1.2 final",
            "a.verylongextension,'',a.verylongextension" })
    @DisplayName("The extension is what follows the last dot, when it looks like one")
    void extensions(String name, String extension, String stem) {
        assertThat(new FileName(name).extension()).isEqualTo(extension);
        assertThat(new FileName(name).stem()).isEqualTo(stem);
    }

    @Test
    @DisplayName("Whatever is sent, the name kept is short, has no path, and is kept the same again")
    void whateverIsSent() {
        var random = new Random(11);
        var odd = new int[] { 'a', '.', '/', '\\', ' ', ':', 0, 0x202E, 0x1F600, 0xD83D, 0x301, 0x200D, 'é',
                '\n', 'Z', '9' };
        for (var round = 0; round < 20_000; round++) {
            var name = new StringBuilder();
            for (var length = random.nextInt(random.nextInt(20) == 0 ? 400 : 12); length > 0; length--) {
                name.appendCodePoint(odd[random.nextInt(odd.length)]);
            }
            var kept = sent(name.toString());
            assertThat(kept).isNotBlank().doesNotContain("/", "\\", "\u0000", "\n", "\u202E")
                    .isNotEqualTo(".").isNotEqualTo("..");
            assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(FileName.LONGEST);
            assertThat(sent(kept)).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @CsvSource({ "phone-photo.jpg,HEIC,phone-photo.heic", "screenshot.jpg,PNG,screenshot.png",
            "a.JPEG,JPEG,a.JPEG",
            "a.png,JPEG,a.jpg", "Facture du 12.03.2024,PDF,Facture du 12.03.2024.pdf", "scan,PDF,scan.pdf",
            "scan.pdf.tmp,PDF,scan.pdf", "scan.tmp,PDF,scan.pdf", "scan.pdf.crdownload.bak,PDF,scan.pdf",
            "M. Dupont,PDF,M. Dupont.pdf", "Bail M.Dupont,PDF,Bail M.Dupont.pdf", "v1.2,TEXT,v1.2.txt",
            "a.,PDF,a.pdf",
            ".pdf,PDF,document.pdf", "lettre.doc,DOCX,lettre.docx", "lettre.odt,DOCX,lettre.docx",
            "liste.csv,TEXT,liste.csv.txt",
            "IMG.gif,WEBP,IMG.webp", "document,ODS,document.ods" })
    @DisplayName("FIELD 6, 7: what is given back has an extension that opens, and keeps its name")
    void givenBack(String name, DocumentType type, String givenBack) {
        assertThat(new FileName(name).of(type).value()).isEqualTo(givenBack);
        assertThat(new FileName(givenBack).of(type).value()).isEqualTo(givenBack);
    }

    @Test
    @DisplayName("FIELD 7: a long name makes room for the extension that it gets")
    void longAndWithoutExtension() {
        assertThat(FileName.sent("a".repeat(300)).of(DocumentType.PDF).value())
                .isEqualTo("a".repeat(146) + ".pdf");
    }

    @ParameterizedTest
    @CsvSource({ "Facture du 12.03.2024,Facture du 12.03.2024", "scan.pdf.tmp,scan",
            "Bail M.Dupont,Bail M.Dupont",
            "photo.jpg,photo" })
    @DisplayName("FIELD 7: a document is called by its file's name without an extension, and dots alone make none")
    void stems(String name, String stem) {
        assertThat(new FileName(name).stem()).isEqualTo(stem);
    }

    @Test
    @DisplayName("UPL-1, FIELD 6, 7: a type agrees with every name but one with a known extension of another kind")
    void typesAndNames() {
        assertThat(DocumentType.JPEG.agreesWith(new FileName("a.JPG"))).isTrue();
        for (var name : List.of("IMG_0001.jpg", "photo.PNG", "photo.heic", "photo.webp", "a.gif", "scan.tiff",
                "scan",
                "Photo du 12.03.2024", "IMG.jpg.tmp", "M. Dupont", "v1.2", "recto.verso", "a.crdownload",
                ".jpg")) {
            for (var type : List.of(DocumentType.JPEG, DocumentType.PNG, DocumentType.HEIC, DocumentType.WEBP,
                    DocumentType.TIFF)) {
                assertThat(type.agreesWith(new FileName(name))).as(type + " " + name).isTrue();
            }
        }
        for (var name : List.of("a.pdf", "a.docx", "a.txt", "a.exe", "a.html", "a.svg", "a.zip", "a.exe.tmp",
                "a.jpg.js",
                "a.docm", "a.mp4")) {
            assertThat(DocumentType.JPEG.agreesWith(new FileName(name))).as(name).isFalse();
        }
        assertThat(DocumentType.DOCX.agreesWith(new FileName("lettre.odt"))).isTrue();
        assertThat(DocumentType.DOCX.agreesWith(new FileName("lettre.doc"))).isTrue();
        assertThat(DocumentType.DOCX.agreesWith(new FileName("lettre.docm"))).isFalse();
        assertThat(DocumentType.PDF.agreesWith(new FileName("a.pdf.exe"))).isFalse();
        assertThat(DocumentType.PDF.agreesWith(new FileName("scan"))).isTrue();
        assertThat(DocumentType.TEXT.agreesWith(new FileName("notes"))).isTrue();
        assertThat(DocumentType.TEXT.agreesWith(new FileName("a.pdf"))).isFalse();
        for (var name : List.of("a.js", "a.bat", "a.py", "a.html", "a.svg", "a.sh", "a.vbs.bak")) {
            assertThat(DocumentType.TEXT.agreesWith(new FileName(name))).as(name).isFalse();
        }
        assertThat(DocumentType.ofMediaType("image/svg+xml")).isEmpty();
        assertThat(DocumentType.ofMediaType("text/html")).isEmpty();
        assertThat(DocumentType.ofMediaType("application/zip")).isEmpty();
        for (var type : DocumentType.values()) {
            assertThat(DocumentType.ofMediaType(type.mediaType())).contains(type);
        }
    }
}
