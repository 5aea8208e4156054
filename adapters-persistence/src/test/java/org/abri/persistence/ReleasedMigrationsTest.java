package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleasedMigrationsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.txt");
    private static final Pattern NAME = Pattern.compile("V\\d+__(from_\\d+_)?[a-z0-9_]+\\.sql");
    private static final String FIRST = "V1__vaults.sql";

    @Test
    @DisplayName("AVL-2: a migration that was released is never edited, and never goes")
    void released() throws IOException {
        assertThat(edited(Files.readAllLines(RELEASED))).isEmpty();
    }

    @Test
    @DisplayName("AVL-2: an edited migration is told, and one that is gone")
    void told() {
        assertThat(edited(List.of("# none", FIRST + " " + hash(FIRST)))).isEmpty();
        assertThat(edited(List.of(FIRST + " " + "0".repeat(64)))).containsExactly(FIRST);
        assertThat(edited(List.of("V0__gone.sql " + hash(FIRST)))).containsExactly("V0__gone.sql");
    }

    @Test
    @DisplayName("AVL-2: every migration after the first says by its name from which version of the schema on programs may run on it")
    void names() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            assertThat(files.map(file -> file.getFileName().toString())).allSatisfy(name -> {
                assertThat(name).matches(NAME);
                assertThat(name.equals(FIRST) || name.contains("__from_")).as(name).isTrue();
            });
        }
    }

    private static List<String> edited(List<String> released) {
        return released.stream().filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" ", 2)).filter(line -> !hash(line[0]).equals(line[1]))
                .map(line -> line[0]).toList();
    }

    private static String hash(String name) {
        var file = MIGRATIONS.resolve(name);
        try {
            return Files.notExists(file) ? ""
                    : HexFormat.of().formatHex(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
