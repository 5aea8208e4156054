package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.abri.persistence.Database;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AVL-2 (ADR 351): nodes of the next program take the place of those of this one, which serve meanwhile. */
class RollingUpgradeTest {
    @TempDir private Path folder;

    @Test
    @DisplayName("AVL-2, SES-1: while nodes are replaced one after the other, the schema with them, both serve, and whoever is signed in stays so")
    void oneAfterTheOther() throws IOException {
        try (var postgres = Postgres.started()) {
            var database = OrdinaryRole.database(postgres);
            Api person;
            World world;
            try (var old = InProcess.in(folder, new HashMap<>(database.properties()));
                    var other = InProcess.again(folder, database.properties())) {
                world = World.on(old, old.operator());
                person = world.person();
                var before = note(person, "/vault/notes");
                assertThat(person.at(other).get("/vault/items/" + before).status()).isEqualTo(200);

                try (var next = InProcess.again(folder, next(database))) {
                    var byNext = note(person.at(next), "/vault/notes");
                    var byOld = note(person.at(old), "/vault/notes");
                    var byOther = note(world.professional().at(other), world.shared("/notes"));
                    for (var node : new InProcess[] { old, other, next }) {
                        for (var item : new String[] { before, byNext, byOld, byOther }) {
                            person.at(node).get("/vault/items/" + item).is(200);
                        }
                        assertThat(person.at(node).page("/home").status()).isEqualTo(200);
                    }
                }
            }
            try (var started = InProcess.again(folder, database.properties())) {
                person.at(started).get("/me").is(200);
                note(person.at(started), "/vault/notes");
            }
            try (var next = InProcess.again(folder, next(database))) {
                person.at(next).get("/me").is(200);
                world.professional().at(next).get(world.shared("/items")).is(200);
                assertThat(person.at(next).get("/vault/items").list("items")).hasSize(5);
            }
        }
    }

    @Test
    @DisplayName("AVL-2, SES-1: whoever is signed in stays so through a restart, and what they were about goes on")
    void restart() {
        Api person;
        String formToken;
        try (var service = InProcess.in(folder, Map.of())) {
            person = World.on(service, service.operator()).person();
            formToken = person.formToken();
        }
        try (var again = InProcess.again(folder, Map.of())) {
            person.at(again).get("/me").is(200);
            assertThat(person.at(again).page("/papers").status()).isEqualTo(200);
            assertThat(person.at(again).formToken()).as("a form that was open is still taken")
                    .isEqualTo(formToken);
        }
    }

    private static String note(Api by, String path) {
        return by.post(path, Map.of("title", "Note", "text", "Texte", "visibility", "SHARED")).is(201)
                .string("id");
    }

    /** As a program that knows one more migration, which this one is let run on. */
    private static Map<String, Object> next(Database database) {
        var properties = new HashMap<String, Object>(database.properties());
        properties.put("datasources.default.data-source-properties.ApplicationName", "abri 2");
        properties.put("abri.test.migrations", "classpath:db/next");
        return properties;
    }
}
