package org.abri.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.abri.persistence.Database;
import org.abri.persistence.Storage;
import org.jspecify.annotations.Nullable;

/**
 * How this deployment is set up, from the environment ({@code ABRI_…}); secrets come from files, never from variables.
 * docs/operating.md lists them all.
 *
 * @param data          the folder of the embedded database, the documents, and whatever else this node keeps
 * @param masterKeyFile CRY-1: the file of the master key; not beside the data in production
 * @param blobStore     which place for blobs: {@link #FILES}, or what a plugin is called
 * @param sms           which way for SMS: {@link #LOG}, {@link #SHOW}, or what a plugin is called
 * @param plugins       the folder of the jars of plugins
 * @param journalHeads  LOG-1: the file in which heads of the journal are published; best where the database is not
 * @param demo          invented people, and SMS that are shown instead of sent
 * @param all           the whole environment, for plugins to find their own variables in
 */
record Settings(Path data, Path masterKeyFile, Optional<String> databaseUrl, String databaseUser,
        Optional<Path> databasePasswordFile,
        String host, int port, Optional<String> publicAddress, String blobStore, Path blobs, String sms,
        Path plugins, Path journalHeads, boolean demo, Map<String, String> all) {

    /** The property under which beans find {@link #demo}. */
    static final String DEMO = "abri.demo";

    static final String FILES = "files";
    static final String LOG = "log";
    static final String SHOW = "show";

    static Settings of(Map<String, String> environment) {
        var data = Path.of(environment.getOrDefault("ABRI_DATA", "data")).toAbsolutePath();
        var demo = yesOrNo("ABRI_DEMO", environment.getOrDefault("ABRI_DEMO", "false"));
        return new Settings(
                data,
                path(environment.get("ABRI_MASTER_KEY_FILE")).orElse(data.resolve("master-key")),
                Optional.ofNullable(environment.get("ABRI_DATABASE_URL")),
                environment.getOrDefault("ABRI_DATABASE_USER", "abri"),
                path(environment.get("ABRI_DATABASE_PASSWORD_FILE")),
                environment.getOrDefault("ABRI_HOST", "localhost"),
                port(environment.getOrDefault("ABRI_PORT", "8080")),
                Optional.ofNullable(environment.get("ABRI_PUBLIC_ADDRESS")),
                environment.getOrDefault("ABRI_BLOBS", FILES),
                path(environment.get("ABRI_BLOBS_FOLDER")).orElse(data.resolve("blobs")).toAbsolutePath(),
                environment.getOrDefault("ABRI_SMS", demo ? SHOW : LOG),
                path(environment.get("ABRI_PLUGINS")).orElseGet(Settings::pluginsBesideTheJar),
                path(environment.get("ABRI_JOURNAL_HEADS")).orElse(data.resolve("journal-heads"))
                        .toAbsolutePath(),
                demo,
                Map.copyOf(environment));
    }

    private static Path pluginsBesideTheJar() {
        var jar = Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.resolveSibling("plugins");
    }

    /** The variables that begin with {@code prefix}, without it. */
    Map<String, String> of(String prefix) {
        return all.entrySet().stream().filter(variable -> variable.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(
                        variable -> variable.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** Where blobs are, for people. */
    String blobPlace() {
        return blobStore.equals(FILES) ? blobs.toString() : blobStore;
    }

    Database database() {
        return databaseUrl.map(url -> Database.at(url, databaseUser, databasePassword()))
                .orElseGet(() -> Database.inFolder(data.resolve("database")));
    }

    private String databasePassword() {
        if (databasePasswordFile.isEmpty()) { return ""; }
        try {
            return Files.readString(databasePasswordFile.get()).strip();
        } catch (IOException unreadable) {
            throw new StartRefused("The file named by ABRI_DATABASE_PASSWORD_FILE cannot be read.");
        }
    }

    /** For the application context. */
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>(database().properties());
        properties.put("micronaut.server.host", host);
        properties.put("micronaut.server.port", port);
        properties.put(DEMO, demo);
        properties.put(Storage.JOURNAL_HEADS, journalHeads.toString());
        publicAddress.ifPresent(address -> properties.put("abri.public-address", address));
        properties.put("abri.languages", "fr,en");
        // SES-1: browsers send Secure cookies over https only; without a public https address, only this machine is served.
        properties.put("abri.insecure-cookies",
                publicAddress.filter(address -> address.startsWith("https:")).isEmpty());
        return properties;
    }

    private static Optional<Path> path(@Nullable String value) {
        return Optional.ofNullable(value).map(Path::of);
    }

    private static int port(String value) {
        try {
            var port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) { return port; }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new StartRefused("ABRI_PORT must be a number between 0 and 65535.");
    }

    private static boolean yesOrNo(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new StartRefused(name + " must be true or false.");
        };
    }

    @Override
    public String toString() {
        return "Settings[" + data + "]";
    }
}
