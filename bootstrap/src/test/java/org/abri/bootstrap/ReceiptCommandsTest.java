package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts on the command line, of documents that the service was given. */
class ReceiptCommandsTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("LAW-1: with the exported keys a receipt verifies without data or master key, before and after the key is renewed, and when the document is gone")
    void offline() throws Exception {
        var document = folder.resolve("paper.pdf");
        Files.write(document, World.PDF);
        Path first;
        Path second;
        try (var service = InProcess.in(folder, Map.of()); var site = new Site(folder)) {
            var person = World.on(service, service.operator()).person();
            var id = person.upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201).string("id");
            first = written("first.json", person.get("/vault/items/" + id + "/receipt").is(200).text());
            person.delete("/vault/items/" + id).is(204);
            assertThat(site.run("rotate-signing-key").code()).isZero();
            var next = person.upload("/vault/documents", Map.of(), "next.pdf", World.PDF).is(201)
                    .string("id");
            second = written("second.json",
                    person.get("/vault/items/" + next + "/receipt").is(200).text());
            var exported = site.run("export-receipt-keys");
            assertThat(exported.code()).isZero();
            assertThat(exported.out())
                    .isEqualTo(Api.anyone(service).get("/receipts/keys").is(200).text());
            written("keys.json", exported.out());
            assertThat(verified(site, first).code()).as("by the keys of the data").isZero();
        }
        try (var nowhere = new Site(folder.resolve("nowhere"))) {
            for (var receipt : List.of(first, second)) {
                var ran = verified(nowhere, receipt, "--keys", file("keys.json"), "--document",
                        document.toString());
                assertThat(ran.out()).startsWith("VALID: ").contains("THE SAME: ");
                assertThat(ran.code()).isZero();
            }
            assertThat(Files.exists(nowhere.data())).isFalse();
        }
    }

    @Test
    @DisplayName("LAW-1: what was altered, cut, is huge, no receipt, or another service's proves nothing; another document is told apart; no keys are refused")
    void notValid() throws Exception {
        try (var service = InProcess.in(folder, Map.of()); var site = new Site(folder)) {
            var person = World.on(service, service.operator()).person();
            var id = person.upload("/vault/documents", Map.of(), "scan.pdf", World.PDF).is(201).string("id");
            var text = person.get("/vault/items/" + id + "/receipt").is(200).text();
            written("keys.json", site.run("export-receipt-keys").out());
            Map.of("altered",
                    text.replaceFirst("\"item\":\".",
                            "\"item\":\"" + (text.contains("\"item\":\"0") ? "1" : "0")),
                    "cut", text.substring(0, text.length() - 2), "huge", text + " ".repeat(10_000_000) + "x",
                    "none", "Bonjour", "twice", text.replace("{", "{\"size\":1,"),
                    "version", text.replace("receipt\":1", "receipt\":2")).forEach((name, other) -> {
                        var ran = verified(site, written(name, other), "--keys", file("keys.json"));
                        assertThat(ran.out()).as(name).startsWith("NOT VALID: ");
                        assertThat(ran.code()).as(name).isEqualTo(Obstacle.ALTERED);
                    });
            var right = written("right", text);
            var other = verified(site, right, "--keys", file("keys.json"), "--document", file("right"));
            assertThat(other.out()).startsWith("VALID: ").contains("ANOTHER: ");
            assertThat(other.code()).isEqualTo(Obstacle.ALTERED);

            written("others.json", "{\"service\":\"x\",\"keys\":[{\"key\":\"21fe31dfa154a261\",\"public\":\""
                    + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
                    + "\",\"since\":\"2026-01-01T00:00:00Z\"}]}");
            assertThat(verified(site, right, "--keys", file("others.json")).out())
                    .contains("signed with none of these keys");
            assertThat(verified(site, right, "--keys", file("right")).code()).isEqualTo(Obstacle.REFUSED);
            assertThat(verified(site, folder.resolve("missing")).code()).isEqualTo(Obstacle.REFUSED);
            assertThat(verified(site, right, "--keys", file("keys.json"), "--document", file("missing"))
                    .code()).isEqualTo(Obstacle.REFUSED);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static Site.Ran verified(Site site, Path receipt, String... more) {
        var words = new ArrayList<>(List.of("verify-receipt", receipt.toString()));
        words.addAll(List.of(more));
        return site.run(words.toArray(String[]::new));
    }
}
