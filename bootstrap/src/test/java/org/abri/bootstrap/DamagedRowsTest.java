package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a service in whose database something is damaged. */
class DamagedRowsTest {
    private static final List<String> SEALED = List.of("account.sealed", "relay.sealed", "item.sealed_line",
            "item.sealed_rest", "journal_link.body", "account.mac", "item.mac", "affiliation.mac",
            "vault.mac", "journal_head.mac");

    @TempDir private Path folder;

    private InProcess service;
    private World world;

    @Test
    @DisplayName("I6: with one byte of every sealed column and of every MAC flipped, every list, home and journal still answers")
    void everyListAnswers() throws SQLException {
        try (var running = InProcess.in(folder, Map.of())) {
            service = running;
            world = World.on(service, service.operator());
            var person = world.person();
            var kept = List.of(note("Bail"), note("Carte"));
            for (var column : SEALED) {
                var before = flip(column);
                assertThat(before).as(column).isNotEmpty();
                assertThat(answers()).as(column).allSatisfy(
                        (path, status) -> assertThat(status).as(path).isEqualTo(200));
                restore(column, before);
            }
            flip("item.sealed_line");
            assertThat(person.page("/papers").text()).contains(Somebody.words("unreadable"));
            assertThat(person.page("/papers/" + kept.get(0)).is(200).text())
                    .contains(Somebody.words("unreadable.item-next"));
            assertThat(person.get("/vault/items").list("items"))
                    .allSatisfy(item -> assertThat(item.get("unreadable")).isEqualTo(true));
            assertThat(world.professional().get(world.shared("/items")).list("items")).isEmpty();
            assertThat(world.professional().get(world.shared("/items/" + kept.get(0))).status())
                    .isEqualTo(404);
            assertThat(person.patch("/vault/items/" + kept.get(0), Map.of("title", "Autre")).status())
                    .isEqualTo(404);
            person.delete("/vault/items/" + kept.get(0)).is(204);
            person.formFrom("/papers/" + kept.get(1) + "/delete", Map.of()).is(303);
            assertThat(person.get("/vault/items").list("items")).isEmpty();
            flip("journal_link.body");
            assertThat(person.page("/who-saw").text()).contains(Somebody.words("who-saw.unreadable"));
            assertThat(person.get("/vault/journal").list("events").getFirst()).containsEntry("unreadable",
                    true);
        }
    }

    @Test
    @DisplayName("I6, LOG-1: somebody whose key set is damaged signs in, which the service's journal records, and reads on every page that their papers cannot be read")
    void damagedKeySet() throws Exception {
        try (var running = InProcess.in(folder, Map.of())) {
            service = running;
            world = World.on(service, service.operator());
            note("Bail");
        }
        try (var site = new Site(folder)) {
            site.execute("update wrapped_key_set set wrapped = X'00' where owner = '" + world.vault() + "'");
            try (var context = Main.started(site.environment())) {
                Served again = path -> URI
                        .create(context.getBean(EmbeddedServer.class).getURL() + path);
                var person = Api.anyone(again).signedIn(world.personUsername(), World.PASSWORD);
                assertThat(person.get("/vault/items").list("items"))
                        .allSatisfy(item -> assertThat(item.get("unreadable")).isEqualTo(true));
                assertThat(person.get("/vault/journal").list("events")).isNotEmpty()
                        .allSatisfy(event -> assertThat(event).containsEntry("unreadable", true));
                for (var path : List.of("/home", "/papers", "/who-saw", "/my-relays")) {
                    assertThat(person.page(path).status()).as(path).isEqualTo(200);
                }
            }
            assertThat(site.run("verify-journal").code()).as("what does not open").isEqualTo(Obstacle.OUTAGE);
        }
    }

    private String note(String title) {
        return world.person()
                .post("/vault/notes", Map.of("title", title, "text", "Texte", "visibility", "SHARED")).is(201)
                .string("id");
    }

    /** Of whoever may be answered: a tie or a vault that does not hold lets no staff in. */
    private Map<String, Integer> answers() {
        var all = new LinkedHashMap<String, Integer>();
        for (var path : List.of("/home", "/papers", "/who-saw", "/my-relays")) {
            all.put(path, world.person().page(path).status());
        }
        for (var path : List.of("/vault/items", "/vault/journal", "/vault/affiliations")) {
            all.put(path, world.person().get(path).status());
        }
        var relay = "/relays/" + world.relay();
        all.put("people", world.professional().page(relay + "/people").status());
        all.put("team", world.manager().page(relay + "/team").status());
        all.put("api team", world.manager().get(relay + "/staff").status());
        all.put("api people", world.professional().get(relay + "/people").status());
        all.put("/operator/relays", world.operator().page("/operator/relays").status());
        all.put("api relays", world.operator().get("/relays").status());
        return all;
    }

    /** Bytes of a sealed column, or the text of a MAC. */
    private record Cell(Object[] key, Object value) {}

    /** One byte of that column in every row; answers how it was. */
    private List<Cell> flip(String column) throws SQLException {
        var all = new ArrayList<Cell>();
        var parts = column.split("\\.", -1);
        var key = key(parts[0]);
        try (var connection = DelegatingDataSource.unwrapDataSource(service.bean(DataSource.class))
                .getConnection();
                var rows = connection.createStatement().executeQuery(
                        "select " + String.join(", ", key) + ", " + parts[1] + " from " + parts[0])) {
            while (rows.next()) {
                var values = new Object[key.size()];
                for (var i = 0; i < values.length; i++) {
                    values[i] = rows.getObject(i + 1);
                }
                all.add(new Cell(values, parts[1].equals("mac") ? rows.getString(key.size() + 1)
                        : rows.getBytes(key.size() + 1)));
            }
        }
        write(column, all.stream().map(cell -> new Cell(cell.key(), flipped(cell.value()))).toList());
        return all;
    }

    private void restore(String column, List<Cell> before) throws SQLException {
        write(column, before);
    }

    private void write(String column, List<Cell> cells) throws SQLException {
        var parts = column.split("\\.", -1);
        var update = "update " + parts[0] + " set " + parts[1] + " = ? where "
                + String.join(" = ? and ", key(parts[0])) + " = ?";
        try (var connection = DelegatingDataSource.unwrapDataSource(service.bean(DataSource.class))
                .getConnection(); var statement = connection.prepareStatement(update)) {
            for (var cell : cells) {
                statement.setObject(1, cell.value());
                for (var i = 0; i < cell.key().length; i++) {
                    statement.setObject(i + 2, cell.key()[i]);
                }
                statement.executeUpdate();
            }
        }
    }

    private static List<String> key(String table) {
        return switch (table) {
            case "journal_link" -> List.of("chain", "link_number");
            case "journal_head" -> List.of("chain");
            default -> List.of("id");
        };
    }

    private static Object flipped(Object value) {
        if (value instanceof String mac) { return (mac.charAt(0) == '0' ? "1" : "0") + mac.substring(1); }
        var other = ((byte[]) value).clone();
        other[other.length / 2] ^= 1;
        return other;
    }
}
