package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the two verifications of the command line say and end with, of data that the service made. */
class VerifyCommandsTest {
    @TempDir private Path folder;

    private String vault;

    @Test
    @DisplayName("I1, I2, CRY-7: verify-documents ends with 0 when all are whole, and with 1 when one is missing or damaged, which it names by ids alone")
    void documents() throws Exception {
        var ids = madeByTheService(Map.of());
        try (var site = new Site(folder)) {
            var whole = site.run("verify-documents");
            assertThat(whole.out()).isEqualTo("3 documents, 3 of them whole, with " + 3 * World.PDF.length
                    + " bytes.\n0 blobs that no document names, which does no harm.\n");
            assertThat(whole.code()).isZero();
            assertThat(site.run("verify-documents", "--since", "2999-01-01").out()).startsWith("0 documents");

            var blobs = blobs();
            Files.delete(blobs.getFirst());
            var last = blobs.getLast();
            var bytes = Files.readAllBytes(last);
            bytes[bytes.length / 2] ^= 1;
            Files.write(last, bytes);
            Files.copy(last, last.resolveSibling(
                    last.getFileName().toString().replaceAll(".$",
                            last.toString().endsWith("0") ? "1" : "0")));

            for (var all : List.of(site.run("verify-documents"),
                    site.run("verify-documents", "--vault", vault))) {
                assertThat(all.code()).isEqualTo(Obstacle.ALTERED);
                assertThat(all.out()).contains("MISSING: item ", "of vault " + vault,
                        "blob " + blobs.getFirst().getFileName(), "DAMAGED: item ",
                        "blob " + last.getFileName(), "3 documents, 1 of them whole")
                        .doesNotContain("scan", "Scan", "pdf");
                assertThat(ids.stream().filter(all.out()::contains)).hasSize(2);
            }
            assertThat(site.run("verify-documents").out()).contains("1 blobs that no document names");
            site.execute("update item set size = size + 1");
            assertThat(site.run("verify-documents").out()).contains("its row was altered, or is damaged");
        }
    }

    @Test
    @DisplayName("I2: with PostgreSQL, verify-documents runs beside the service")
    void besideTheService() throws Exception {
        try (var postgres = Postgres.started()) {
            var database = OrdinaryRole.database(postgres);
            try (var service = InProcess.in(folder, new LinkedHashMap<>(database.properties()))) {
                upload(service);
                try (var site = new Site(folder)) {
                    OrdinaryRole.settings(database).forEach(site::set);
                    assertThat(site.run("verify-documents").code()).isZero();
                    Files.delete(blobs().getFirst());
                    assertThat(site.run("verify-documents").code()).isEqualTo(Obstacle.ALTERED);
                }
            }
        }
    }

    @Test
    @DisplayName("LOG-1: verify-journal tells altered, which is 1, from not read, which is 3, and from refused, which is 2")
    void journal() throws Exception {
        madeByTheService(Map.of());
        try (var site = new Site(folder)) {
            assertThat(site.run("verify-journal").code()).isZero();

            try (var inUse = FileChannel.open(site.databaseFile(), StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                assertThat(inUse.lock().isValid()).isTrue();
                for (var command : List.of("verify-journal", "verify-documents")) {
                    var ran = site.run(command);
                    assertThat(ran.code()).isEqualTo(Obstacle.OUTAGE);
                    assertThat(ran.errors()).contains("in use by another process").hasLineCount(1);
                }
            }
            var heads = site.data().resolve("journal-heads");
            var said = Files.readAllBytes(heads);
            Files.writeString(heads, "torn\n", StandardOpenOption.APPEND);
            assertThat(site.run("verify-journal").code()).isEqualTo(Obstacle.OUTAGE);
            Files.write(heads, said);

            site.execute("create table kept as select * from wrapped_key_set where owner = '" + vault + "'");
            site.execute("update wrapped_key_set set wrapped = X'00' where owner = '" + vault + "'");
            assertThat(site.run("verify-journal").code()).isEqualTo(Obstacle.OUTAGE);
            assertThat(site.run("verify-documents").code()).isEqualTo(Obstacle.ALTERED);
            site.execute("update wrapped_key_set set wrapped = (select wrapped from kept) where owner = '"
                    + vault + "'");
            assertThat(site.run("verify-journal").code()).isZero();

            Files.writeString(heads, "torn\n", StandardOpenOption.APPEND);
            site.execute("delete from journal_link where link_number = 2 and chain = '" + vault + "'");
            assertThat(site.run("verify-journal").code()).as("one of each").isEqualTo(Obstacle.ALTERED);

            Files.delete(folder.resolve("key"));
            assertThat(site.run("verify-journal").code()).isEqualTo(Obstacle.REFUSED);
        }
    }

    /** Documents of one person, by their ids. */
    private List<String> madeByTheService(Map<String, Object> properties) throws IOException {
        try (var service = InProcess.in(folder, properties)) {
            return upload(service);
        }
    }

    private List<String> upload(InProcess service) {
        var world = World.on(service, service.operator());
        vault = world.vault();
        return List.of("scan.pdf", "Scan 2.pdf", "scan3.pdf").stream()
                .map(name -> world.person().upload("/vault/documents", Map.of(), name, World.PDF).is(201)
                        .string("id"))
                .toList();
    }

    private List<Path> blobs() throws IOException {
        try (var files = Files.walk(folder.resolve("data/blobs"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
