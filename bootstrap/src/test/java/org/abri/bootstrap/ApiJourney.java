package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The main job, steps 1 to 6, over HTTP against the packaged server; once for each database. */
abstract class ApiJourney {
    abstract Server server();

    @Test
    @DisplayName("The main job over the API: opened, fed, shared, read, left, and the record of it")
    void mainJob() {
        try (var server = server()) {
            var world = World.on(server);
            var person = world.person();
            var professional = world.professional();

            var photo = person
                    .upload("/vault/documents", Map.of("title", "Carte d'identité", "visibility", "PRIVATE"),
                            "carte.jpg", World.JPEG)
                    .is(201)
                    .string("id");
            var scan = person
                    .upload("/vault/documents", Map.of("visibility", "SHARED"), "attestation.pdf", World.PDF)
                    .is(201).string("id");
            var note = person
                    .post("/vault/notes",
                            Map.of("title", "À demander", "text", "Une copie du bail.", "visibility",
                                    "PRIVATE"))
                    .is(201)
                    .string("id");
            assertThat(person.get("/vault/items/" + photo + "/content").is(200).body()).isEqualTo(World.JPEG);
            assertThat(person.get("/vault/items/" + scan + "/content").is(200).body()).isEqualTo(World.PDF);
            assertThat(person.get("/vault/items/" + scan).is(200).list("sharedWith")).singleElement()
                    .satisfies(relay -> assertThat(relay.get("name")).isEqualTo("Relais du Port"));

            assertThat(professional.get(world.shared("/items")).is(200).list("items"))
                    .extracting(item -> item.get("id")).containsExactly(scan);
            professional.get(world.shared("/items/" + photo)).is(404);
            person.patch("/vault/items/" + note, Map.of("visibility", "SHARED"));
            assertThat(professional.get(world.shared("/items")).is(200).list("items")).hasSize(2);
            assertThat(professional.get(world.shared("/items/" + scan + "/content")).is(200).body())
                    .isEqualTo(World.PDF);

            var added = professional
                    .upload(world.shared("/documents"), Map.of("title", "Courrier", "lawful", "true"),
                            "courrier.pdf", World.PDF)
                    .is(201)
                    .string("id");
            assertThat(person.get("/vault/items/" + added).is(200).string("addedBy", "name"))
                    .isEqualTo("Paul Lemoine");
            person.put("/vault/affiliations/" + world.relay() + "/feeding", Map.of("allowed", false)).is(200);
            professional.upload(world.shared("/documents"), Map.of("lawful", "true"), "autre.pdf", World.PDF)
                    .is(403);

            person.delete("/vault/affiliations/" + world.relay()).is(204);
            var never = professional
                    .get("/relays/" + world.relay() + "/vaults/00000000-0000-0000-0000-00000000abba/items")
                    .is(404);
            for (var path : new String[] { "/items", "/items/" + scan, "/items/" + scan + "/content" }) {
                assertThat(like(professional.get(world.shared(path)).is(404))).isEqualTo(like(never));
            }
            assertThat(professional.get("/relays/" + world.relay() + "/people").is(200).list("people"))
                    .isEmpty();

            assertThat(person.get("/vault/journal").is(200).list("events"))
                    .filteredOn(event -> ((Map<?, ?>) event.get("by")).get("kind").equals("STAFF"))
                    .extracting(event -> event.get("act"))
                    .containsSubsequence("ITEM_ADDED", "ITEM_DOWNLOADED", "SHARED_PART_SEEN", "VAULT_OPENED");
            assertThat(person.get("/vault/items").is(200).list("items")).hasSize(4);
            server.stop();
            assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        }
    }

    @Test
    @DisplayName("AVL-2: a server that is killed and started again has lost nothing that it acknowledged, sessions included")
    void killed() {
        try (var server = server()) {
            var world = World.on(server);
            var scan = world.person()
                    .upload("/vault/documents", Map.of("visibility", "SHARED"), "attestation.pdf", World.PDF)
                    .is(201).string("id");
            server.kill();
            server.started();
            assertThat(world.person().get("/vault/items/" + scan + "/content").is(200).body())
                    .isEqualTo(World.PDF);
            server.stop();
            assertThat(server.command("verify-journal")).doesNotContain("ALTERED");
        }
    }

    /** An answer without what differs from one request to the next. */
    private static String like(Api.Answer answer) {
        return answer.status() + answer.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
    }
}
