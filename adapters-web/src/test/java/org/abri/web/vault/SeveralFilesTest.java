package org.abri.web.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.abri.application.Listing;
import org.abri.application.access.Answer;
import org.abri.application.vault.ItemLine;
import org.abri.application.vault.SeeItems.SeenList;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.vault.Visibility;
import org.abri.web.Multiparts;
import org.abri.web.Running;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** FACE: several files in one form of a page (ADR 95). */
class SeveralFilesTest {
    private record File(String name, byte[] bytes) {}

    private static Running web;
    private static Running.RelayWithManager relay;
    private Running.Person person;
    private int blobsBefore;

    @BeforeAll
    static void begin() {
        web = Running.plain();
        relay = web.relay(web.operator(), "Le Pont");
    }

    @AfterAll
    static void close() {
        web.close();
    }

    @BeforeEach
    void somebody() {
        person = web.beneficiary(relay, "Berthe", true);
        blobsBefore = web.memory.blobs().size();
    }

    @Test
    @DisplayName("VLT-9: several are added at once, each private and called as its file")
    void several() {
        var answer = send(person, "/papers/add", Map.of(), pdf("a.pdf"), pdf("b.pdf"), pdf("c.pdf"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/papers");
        assertThat(titles()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(lines()).allMatch(line -> line.visibility() == Visibility.PRIVATE);
        assertThat(web.memory.blobs()).hasSize(blobsBefore + 3);
    }

    @Test
    @DisplayName("I4: the same form sent again adds none of them a second time")
    void again() {
        var once = Map.of("once", UUID.randomUUID().toString());
        for (var times = 0; times < 2; times++) {
            assertThat(send(person, "/papers/add", once, pdf("a.pdf"), pdf("b.pdf")).status()).isEqualTo(303);
        }
        assertThat(titles()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    @DisplayName("UPL-1: what cannot be taken of one hinders no other, is named, and leaves nothing behind")
    void oneIsNone() {
        var answer = send(person, "/papers/add", Map.of(), pdf("a.pdf"),
                new File("outil.exe", "MZ not a paper".getBytes(StandardCharsets.UTF_8)), pdf("c.pdf"),
                new File("vide.pdf", new byte[0]));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("2 papiers sont enregistrés", "outil.exe, vide.pdf");
        assertThat(titles()).containsExactlyInAnyOrder("a", "c");
        assertThat(web.memory.blobs()).hasSize(blobsBefore + 2);
    }

    @Test
    @DisplayName("UPL-2: more than twenty at once are twenty, and the page says so")
    void tooMany() {
        var answer = send(person, "/papers/add", Map.of(),
                IntStream.range(0, 21).mapToObj(i -> pdf(i + ".pdf")).toArray(File[]::new));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("20 papiers sont enregistrés");
        assertThat(titles()).hasSize(20).doesNotContain("20");
    }

    @Test
    @DisplayName("MOD-4: staff confirm once for all of them; called by one name, they are numbered; without, none is kept")
    void byStaff() {
        var path = "/relays/" + relay.id() + "/people/" + person.signedIn().account() + "/papers/add";
        var refused = send(relay.manager(), path, Map.of("title", "Dossier"), pdf("a.pdf"), pdf("b.pdf"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(titles()).isEmpty();
        assertThat(web.memory.blobs()).hasSize(blobsBefore);

        var done = send(relay.manager(), path, Map.of("title", "Dossier", "lawful", "true"), pdf("a.pdf"),
                pdf("b.pdf"), pdf("c.pdf"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(titles()).containsExactlyInAnyOrder("Dossier", "Dossier 2", "Dossier 3");
        assertThat(lines()).allMatch(line -> line.visibility() == Visibility.SHARED);
    }

    @Test
    @DisplayName("A field in which nothing was chosen is none; nothing but that is a missing file; a program sends one file")
    void none() {
        assertThat(send(person, "/papers/add", Map.of(), new File("", new byte[0]), pdf("a.pdf")).status())
                .isEqualTo(303);
        var nothing = send(person, "/papers/add", Map.of(), new File("", new byte[0]));
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.text()).contains("href=\"#file\"");
        var program =
                web.send(web.as(person, "/api/v1/vault/documents").header("Content-Type", Multiparts.TYPE)
                        .POST(BodyPublishers.ofByteArray(body(Map.of(), pdf("b.pdf"), pdf("c.pdf")))));
        assertThat(program.status()).isEqualTo(400);
        assertThat(titles()).containsExactly("a");
        assertThat(web.memory.blobs()).hasSize(blobsBefore + 1);
    }

    @Test
    @DisplayName("What is said once a second file has begun is told as wrong, and not passed over")
    void saidTooLate() {
        var late = Multiparts.join(head(withToken(person, Map.of())), part(pdf("a.pdf")), part(pdf("b.pdf")),
                ("--" + Multiparts.BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"visibility\"\r\n\r\nSHARED\r\n")
                                .getBytes(StandardCharsets.UTF_8),
                end());
        var answer = web.send(web.browsing(person, "/papers/add").header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers.ofByteArray(late)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(lines()).allMatch(line -> line.visibility() == Visibility.PRIVATE);
    }

    @Test
    @DisplayName("UPL-2: several photos become one paper, private, called as the first; the same form sent again adds no second one (I4)")
    void onePaper() {
        var once = Map.of("once", UUID.randomUUID().toString());
        for (var times = 0; times < 2; times++) {
            var answer = send(person, "/pages/add", once, png("recto.png", 40, 30), new File("", new byte[0]),
                    png("verso.png", 30, 40));
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Location")).startsWith("/papers/").endsWith("/title");
        }
        assertThat(titles()).containsExactly("recto");
        assertThat(lines()).allMatch(line -> line.visibility() == Visibility.PRIVATE);
        assertThat(web.memory.blobs()).hasSize(blobsBefore + 1);
        var pdf = web.get(person, "/papers/" + lines().getFirst().id() + "/file");
        assertThat(pdf.header("Content-Disposition")).contains("recto.pdf");
        assertThat(pdf.text()).containsSubsequence("/Count 2", "[0 0 793.71 595.28]", "[0 0 595.28 793.71]");
    }

    @Test
    @DisplayName("VLT-10: photos from the form of a folder become one paper in it; what is not taken leaves the folder said")
    void onePaperInAFolder() {
        var folder = (String) web.post(person, "/api/v1/vault/folders", "{\"name\": \"Logement\"}")
                .at("id");
        assertThat(send(person, "/pages/add", Map.of("folder", folder), png("a.png", 40, 30),
                png("b.png", 40, 30)).status()).isEqualTo(303);
        assertThat(lines().getFirst().folder()).map(Object::toString).contains(folder);
        assertThat(send(person, "/pages/add", Map.of("folder", folder), png("c.png", 40, 30),
                pdf("bail.pdf")).text()).contains("name=\"folder\" value=\"" + folder + "\"");
    }

    @Test
    @DisplayName("UPL-1: when one of them cannot become a page, nothing is kept, and the page and the API say which")
    void notAPage() {
        var files = new File[] { png("a.png", 40, 30), pdf("bail.pdf"), png("c.png", 30, 40) };
        var page = send(person, "/pages/add", Map.of("title", "Bail"), files);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("href=\"#file\"", "bail.pdf", "Rien n’est enregistré",
                "value=\"Bail\"");
        var program = pages(files);
        assertThat(program.status()).isEqualTo(422);
        assertThat(program.at("fields")).isEqualTo(Map.of("file", "not-a-page"));
        var many = IntStream.range(0, 21).mapToObj(i -> png(i + ".png", 40, 30)).toArray(File[]::new);
        assertThat(send(person, "/pages/add", Map.of(), many).text()).contains("20 photos au plus");
        assertThat(pages(many).at("fields")).isEqualTo(Map.of("file", "too-many-pages"));
        assertThat(titles()).isEmpty();
        assertThat(web.memory.blobs()).hasSize(blobsBefore);
    }

    @Test
    @DisplayName("A program sends several photos, and gets one document")
    void byProgram() {
        var added = pages(png("a.png", 40, 30), png("b.png", 40, 30));
        assertThat(added.status()).isEqualTo(201);
        assertThat(web.get(person, "/api/v1/vault/items/" + added.at("id")).text())
                .contains("application/pdf");
        assertThat(titles()).containsExactly("a");
    }

    @Test
    @DisplayName("MOD-4: staff confirm once for all photos; a whole form of files may become one paper as well")
    void pagesByStaff() {
        var path = "/relays/" + relay.id() + "/people/" + person.signedIn().account() + "/pages/add";
        assertThat(send(relay.manager(), path, Map.of(), png("a.png", 40, 30)).text())
                .contains("href=\"#lawful\"");
        assertThat(send(relay.manager(), path, Map.of("lawful", "true", "title", "Bail"),
                png("a.png", 40, 30), png("b.png", 40, 30)).status()).isEqualTo(303);
        assertThat(titles()).containsExactly("Bail");
        assertThat(lines()).allMatch(line -> line.visibility() == Visibility.SHARED);
        assertThat(web.send(web.browsing(person, "/papers/add").GET()).text())
                .contains("formaction=\"/pages/add\"");
    }

    private Running.Answer pages(File... files) {
        return web.send(web.as(person, "/api/v1/vault/pages").header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers.ofByteArray(body(Map.of(), files))));
    }

    private static File png(String name, int width, int height) {
        return new File(name, Multiparts.png(width, height));
    }

    private static Running.Answer send(Running.Person by, String path, Map<String, String> fields,
            File... files) {
        return web.send(web.browsing(by, path).header("Content-Type", Multiparts.TYPE)
                .POST(BodyPublishers.ofByteArray(body(withToken(by, fields), files))));
    }

    private static Map<String, String> withToken(Running.Person by, Map<String, String> fields) {
        var all = new LinkedHashMap<String, String>();
        all.put("formToken", web.formToken(by));
        all.put("once", UUID.randomUUID().toString());
        all.putAll(fields);
        return all;
    }

    private static byte[] body(Map<String, String> fields, File... files) {
        var parts = new ArrayList<byte[]>();
        parts.add(head(fields));
        List.of(files).forEach(file -> parts.add(part(file)));
        parts.add(end());
        return Multiparts.join(parts.toArray(byte[][]::new));
    }

    private static byte[] head(Map<String, String> fields) {
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--").append(Multiparts.BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
                .append(value).append("\r\n"));
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] part(File file) {
        return Multiparts.join(Multiparts.head(Map.of(), file.name()), file.bytes(),
                "\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] end() {
        return ("--" + Multiparts.BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static File pdf(String name) {
        return new File(name, Multiparts.pdf(2_000, name.hashCode()));
    }

    private List<String> titles() {
        return lines().stream().map(line -> line.title()).toList();
    }

    private List<ItemLine> lines() {
        var owner = (Viewpoint.Beneficiary) person.signedIn().viewpoint();
        return switch (web.abri.vault().seeItems().list(owner, owner.vault(), Listing.first(50))) {
            case Answer.Given<SeenList>(var list, var look) ->
                    list.lines().lines().stream().map(seen -> seen.item()).toList();
            case Answer.Refused<SeenList>(var why) ->
                    throw new AssertionError(why);
        };
    }
}
