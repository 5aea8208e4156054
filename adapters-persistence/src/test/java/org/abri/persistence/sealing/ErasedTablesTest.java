package org.abri.persistence.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ErasedTablesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern TABLE =
            Pattern.compile("create table (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern WHOSE =
            Pattern.compile("^ +(owner|account|vault) uuid\\b", Pattern.MULTILINE);
    /** Whose the row is, is its own id. */
    private static final Map<String, Set<String>> BY_ID =
            Map.of("account", Set.of("id"), "vault", Set.of("id"));

    @Test
    @DisplayName("END-2, CRY-6: every table whose rows say whose they are has its place in an erasure")
    void noTableIsForgotten() throws IOException {
        var owned = new TreeMap<String, Set<String>>(BY_ID);
        try (var files = Files.newDirectoryStream(MIGRATIONS, "*.sql")) {
            for (var file : files) {
                var tables = TABLE.matcher(Files.readString(file));
                while (tables.find()) {
                    var whose = WHOSE.matcher(tables.group(2));
                    while (whose.find()) {
                        owned.computeIfAbsent(tables.group(1), table -> new TreeSet<>())
                                .add(whose.group(1));
                    }
                }
            }
        }
        assertThat(owned).containsEntry("item", Set.of("vault")).containsEntry("wrapped_key_set",
                Set.of("owner"));
        owned.remove("wrapped_key_set"); // what destroying the key set empties

        assertThat(SqlErasure.OWNED).containsExactlyInAnyOrderEntriesOf(owned);
    }
}
