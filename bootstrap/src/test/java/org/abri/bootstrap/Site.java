package org.abri.bootstrap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.abri.crypto.sealing.MasterKey;

/** A set-up in a folder, with what may be there already, that would run if nothing were wrong with it. */
final class Site implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Site(Path folder) {
        this.folder = folder;
        if (Files.notExists(folder.resolve("key"))) {
            MasterKey.create(folder.resolve("key"));
        }
        set("ABRI_DATA", data().toString()).set("ABRI_MASTER_KEY_FILE", folder.resolve("key").toString())
                .set("ABRI_PORT", "0").set("ABRI_SMS", "log")
                .set("ABRI_PLUGINS", folder.resolve("plugins").toString());
    }

    Site set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Site without(String name) {
        environment.remove(name);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path databaseFile() {
        return data().resolve("database/abri.mv.db");
    }

    /** As it is after a first start and its end. */
    Site started() {
        Main.started(environment()).close();
        return this;
    }

    Site permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        return this;
    }

    /** Where only an administrator may do that, and the test is none, it is skipped. */
    void giveAway(Path path) {
        try {
            Files.setAttribute(path, "unix:uid", 54_321);
        } catch (IOException mayNot) {
            assumeTrue(false, "only an administrator gives files away");
        }
    }

    /** In the embedded database, which nobody has open. */
    void execute(String sql) throws SQLException {
        var file = databaseFile().toString().replace(".mv.db", "");
        try (var connection = DriverManager.getConnection("jdbc:h2:file:" + file + ";MODE=PostgreSQL", "sa",
                ""); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    record Ran(int code, String out, String errors) {}

    /** The command line, in this process. */
    Ran run(String... words) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var code =
                Main.run(environment(), new PrintWriter(out, true), new PrintWriter(errors, true), words);
        return new Ran(code, out.toString(), errors.toString());
    }

    /** Closed at the end. */
    <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    @Override
    public void close() throws Exception {
        for (var each : open) {
            each.close();
        }
    }
}
