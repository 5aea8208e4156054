package org.abri.application.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.abri.domain.vault.FileName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FolderNamesTest {
    private final FolderNames names = new FolderNames();

    @Test
    @DisplayName("LAW-5: a name stays as it is as long as it is free, and gets a number before its extension when it is not")
    void numbered() {
        assertThat(Stream.of("Bail.pdf", "Bail.pdf", "BAIL.PDF", "bail (2).pdf", "Bail.jpg", "Bail")
                .map(this::next)).containsExactly("Bail.pdf", "Bail (2).pdf", "BAIL (3).PDF",
                        "bail (2) (2).pdf", "Bail.jpg", "Bail");
    }

    @ParameterizedTest
    @CsvSource({ "r\u00E9sum\u00E9.pdf, re\u0301sume\u0301.pdf", "Stra\u00DFe.pdf, STRASSE.pdf",
            "\u01C6.pdf, \u01C4.pdf", "\u212Ba.pdf, \u00C5A.pdf", "\uFB01n.pdf, fin.pdf",
            "\u03C3\u03C2.txt, \u03A3\u03A3.txt", "\u0130x.pdf, i\u0307X.pdf" })
    @DisplayName("LAW-5: what some system takes for one name is two")
    void folded(String one, String other) {
        var first = next(one);
        assertThat(next(other)).contains(" (2)").isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = { "CON", "con.txt", "Aux.pdf", "nul", "COM1.pdf", "lpt9.txt", "PRN.tar.pdf",
            "com\u00B9" })
    @DisplayName("LAW-5: what is a device on Windows is called otherwise")
    void devices(String name) {
        assertThat(next(name)).isEqualTo("_" + Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    @Test
    @DisplayName("LAW-5: what Windows cuts off behind a name is not there, and no file is hidden")
    void edges() {
        assertThat(next("facture...")).isEqualTo("facture");
        assertThat(next(".profile")).isEqualTo("_.profile");
        assertThat(next("lettre . .")).isEqualTo("lettre");
    }

    @Test
    @DisplayName("LAW-5: whatever names come, each is another, has at most 100 characters and 255 bytes, keeps its extension and is safe everywhere")
    void anyNames() {
        var random = new Random(20261130);
        var letters = List.of("a", "A", "é", "e\u0301", "ß", "ሰ", "文", "\uD83D\uDCC4", ".", " ", "CON",
                "-", "ع", "(2)", "x".repeat(60), "ጽ".repeat(40));
        var seen = new HashSet<String>();
        for (var i = 0; i < 3_000; i++) {
            var typed = new StringBuilder();
            for (var length = random.nextInt(1, 9); length > 0; length--) {
                typed.append(letters.get(random.nextInt(letters.size())));
            }
            var name = next(typed + (random.nextBoolean() ? ".pdf" : ""));
            assertThat(seen.add(Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT)))
                    .as(name).isTrue();
            assertThat(name.codePointCount(0, name.length())).as(name)
                    .isLessThanOrEqualTo(FolderNames.LONGEST);
            assertThat(name.getBytes(StandardCharsets.UTF_8).length).as(name).isLessThanOrEqualTo(255);
            assertThat(name).as(name).doesNotMatch("(?is)con(\\..*)?|.*[. ]|[.].*").doesNotContain("/", "\\",
                    ":", "\"", "<", ">", "|", "?", "*");
        }
    }

    private String next(String sent) {
        return names.next(FileName.sent(sent));
    }
}
