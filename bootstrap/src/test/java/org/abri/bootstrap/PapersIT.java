package org.abri.bootstrap;

import static org.abri.bootstrap.Somebody.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.abri.bootstrap.Chromium.Screen;
import org.abri.contracts.vault.Documents;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody does with papers once they are there, on the packaged server. */
class PapersIT extends Walks {
    /** A page of a PDF on which one word is written. */
    private static final byte[] LETTER = Documents.field("facture-named-by-its-date.pdf");

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("LAW-4, FIELD: once a person lets their papers be read, a word inside a PDF finds it")
    void foundByAWord(Screen screen) {
        var title = "Courrier " + screen.width() + screen.scripts();
        upload(title);
        try (var amina = chromium.somebody(server, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/account");
            if (amina.reads().contains(words("reading.yes"))) {
                amina.presses("reading.yes").sees("done.reading");
            }
            amina.sees("reading.on").opens("/papers?name=attestat").comesAgainUntil(title)
                    .opens("/papers?name=passeport").sees("papers.not-found");
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("VLT-1, VLT-10: a paper is put into a folder, and found there")
    void putIntoAFolder(Screen screen) {
        var title = "Bail " + screen.width() + screen.scripts();
        var name = "Logement " + screen.width() + screen.scripts();
        var id = upload(title);
        world.person().post("/vault/folders", Map.of("name", name, "visibility", "PRIVATE")).is(201);
        try (var amina = chromium.somebody(server, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/papers/" + id)
                    .follows("folder.move").ticksOwn(name).presses("keep").opens("/folders").chooses(name);
            assertThat(amina.reads()).contains(title);
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("VLT-8: what is deleted is in the bin; one press undoes it")
    void deletedAndBack(Screen screen) {
        var title = "Ancien " + screen.width() + screen.scripts();
        var id = upload(title);
        try (var amina = chromium.somebody(server, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/papers/" + id)
                    .follows("delete.paper")
                    .sees("delete.to-bin").presses("delete.paper").sees("done.binned");
            assertThat(amina.opens("/papers").reads()).doesNotContain(title);
            assertThat(amina.opens("/bin").reads()).contains(title);
            amina.chooses(title).presses("bin.undo").sees("done.put-back");
            assertThat(amina.opens("/papers").reads()).contains(title);
        }
    }

    @ParameterizedTest
    @MethodSource("screens")
    @DisplayName("LAW-5: everything is downloaded at once, as one file that opens")
    void everything(Screen screen) throws IOException {
        var title = "Diplôme " + screen.width() + screen.scripts();
        upload(title);
        try (var amina = chromium.somebody(server, screen)) {
            amina.signsIn(world.personUsername(), World.PASSWORD).opens("/account");
            var taken = amina.downloads("take.all");
            assertThat(taken.name()).endsWith(".zip");
            assertThat(files(taken.bytes())).contains("index.html", "index.json")
                    .anyMatch(file -> file.contains("journal"));
            assertThat(names(taken.bytes())).anyMatch(file -> file.endsWith(".pdf"));
        }
    }

    private static List<String> files(byte[] zip) throws IOException {
        return names(zip).stream().map(path -> path.substring(path.lastIndexOf('/') + 1)).toList();
    }

    private static List<String> names(byte[] zip) throws IOException {
        var names = new ArrayList<String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String upload(String title) {
        return world.person().upload("/vault/documents", Map.of("title", title), "lettre.pdf", LETTER).is(201)
                .string("id");
    }
}
