package org.abri.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.abri.crypto.sealing.Pkcs11Settings;
import org.abri.persistence.Database;
import org.abri.persistence.Storage;
import org.abri.persistence.vault.ClamdScanner;
import org.abri.sms.ProviderSettings;
import org.abri.web.budget.Proxies;
import org.abri.web.sms.SmsReceiptsApi;
import org.jspecify.annotations.Nullable;

/**
 * How this deployment is set up, from the environment ({@code ABRI_…}); secrets come from files, never from variables.
 * docs/operating.md lists them all.
 *
 * @param data          the folder of the embedded database, the documents, and whatever else this node keeps
 * @param masterKeyFile CRY-1: the file of the master key; not beside the data in production
 * @param token         CRY-1: how this node reaches a token, if keys of the master key rest in one
 * @param blobStore     which place for blobs: {@link #FILES}, or what a plugin is called
 * @param proxy         the addresses from which alone requests come, when the service listens beyond this machine
 * @param tls           what the service ends TLS with by itself; none: a proxy does, or nobody
 * @param sms           which way for SMS: {@link #LOG}, {@link #SHOW}, or one or two providers with a comma between; a real service
 *                      must say it
 * @param plugins       the folder of the jars of plugins
 * @param journalHeads  LOG-1: the file in which heads of the journal are published; best where the database is not
 * @param scanner       LAW-4: where a clamd looks through documents: host:port, or the path of its socket
 * @param demo          invented people, and SMS that are shown instead of sent
 * @param all           the whole environment, for plugins to find their own variables in
 */
record Settings(Path data, Path masterKeyFile, Optional<Pkcs11Settings> token, Optional<String> databaseUrl,
        String databaseUser,
        Optional<Path> databasePasswordFile,
        String host, int port, Optional<String> proxy, Optional<PublicAddress> publicAddress,
        Optional<TlsFiles> tls, String blobStore,
        Path blobs, Optional<String> sms, Path plugins, Path journalHeads, Optional<Path> secondHeads,
        Optional<MetricsAddress> metrics, Logs logs, Optional<String> scanner,
        boolean demo,
        Map<String, String> all) {

    /** How the log is written. */
    enum Logs {
        TEXT, JSON
    }

    static final String FILES = "files";
    static final String LOG = "log";
    static final String SHOW = "show";
    /** The languages that there are pages in, the one for everybody else first. */
    static final List<String> LANGUAGES = List.of("fr", "en");

    private static final int DEFAULT_PORT = 8080;
    private static final Pattern LIBRARY = Pattern.compile("/[A-Za-z0-9/._+-]+");
    private static final Pattern SLOT = Pattern.compile("\\d{1,10}");
    /** RFC 9325: what browsers of the last ten years speak, and only what keeps yesterday's talk closed (forward secrecy, AEAD). */
    private static final Map<String, Object> TLS = Map.of("micronaut.server.ssl.enabled", true,
            "micronaut.server.ssl.key-name", TlsFiles.NAME,
            "micronaut.server.ssl.protocols", List.of("TLSv1.3", "TLSv1.2"),
            "micronaut.server.ssl.ciphers",
            List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256", "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));

    /** Throws {@link StartRefused} when a value means nothing. */
    static Settings of(Map<String, String> environment) {
        var findings = new Findings();
        var settings = read(environment, findings);
        findings.orGoOn();
        return settings;
    }

    /** With the default in the place of each value that means nothing, which is found. Empty is as good as not said. */
    static Settings read(Map<String, String> environment, Findings findings) {
        var said = new TreeMap<>(environment);
        said.values().removeIf(String::isEmpty);
        var data = Path.of(said.getOrDefault("ABRI_DATA", "data")).toAbsolutePath();
        var demo = yesOrNo("ABRI_DEMO", said.getOrDefault("ABRI_DEMO", "false"), findings);
        return new Settings(
                data,
                path(said.get("ABRI_MASTER_KEY_FILE")).orElse(data.resolve("master-key")),
                token(said, findings),
                databaseUrl(said.get("ABRI_DATABASE_URL"), findings),
                said.getOrDefault("ABRI_DATABASE_USER", "abri"),
                path(said.get("ABRI_DATABASE_PASSWORD_FILE")),
                said.getOrDefault("ABRI_HOST", "localhost"),
                port(said.getOrDefault("ABRI_PORT", String.valueOf(DEFAULT_PORT)), findings),
                proxy(said.get("ABRI_PROXY"), findings),
                publicAddress(said.get("ABRI_PUBLIC_ADDRESS"), findings),
                tls(said, findings),
                said.getOrDefault("ABRI_BLOBS", FILES),
                path(said.get("ABRI_BLOBS_FOLDER")).orElse(data.resolve("blobs")).toAbsolutePath(),
                Optional.ofNullable(said.get("ABRI_SMS"))
                        .or(() -> demo ? Optional.of(SHOW) : Optional.empty()),
                path(said.get("ABRI_PLUGINS")).orElseGet(Settings::pluginsBesideTheJar),
                path(said.get("ABRI_JOURNAL_HEADS")).orElse(data.resolve("journal-heads"))
                        .toAbsolutePath(),
                path(said.get("ABRI_JOURNAL_HEADS_SECOND")).map(Path::toAbsolutePath),
                metrics(said.get("ABRI_METRICS"), findings),
                logs(said.getOrDefault("ABRI_LOG", "text"), findings),
                scanner(said.get("ABRI_SCANNER"), findings),
                demo,
                Map.copyOf(said));
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

    /** What the ways for SMS are called, the first one first; whoever says nothing logs them. */
    List<String> smsWays() {
        return Arrays.stream(sms.orElse(LOG).split(",", -1)).map(String::strip).toList();
    }

    /** The variables of SMS, and where providers tell what became of them, as far as they reach us by https. */
    Map<String, String> ofSmsProviders() {
        var all = new TreeMap<>(of("ABRI_SMS_"));
        all.remove(ProviderSettings.RECEIPTS);
        publicAddress.filter(PublicAddress::isHttps).ifPresent(address -> all.put(ProviderSettings.RECEIPTS,
                address + SmsReceiptsApi.RECEIPTS));
        return Map.copyOf(all);
    }

    /** What browsers show of this service, as far as it was said; else how this machine reaches it. */
    String address() {
        return publicAddress.map(PublicAddress::toString).orElseGet(() -> "http://localhost:" + port);
    }

    /** Where blobs are, for people. */
    String blobPlace() {
        return blobStore.equals(FILES) ? blobs.toString() : blobStore;
    }

    /** Of the embedded database. */
    Path databaseFolder() {
        return data.resolve("database");
    }

    /** Of the embedded database. */
    Path databaseFile() {
        return databaseFolder().resolve("abri.mv.db");
    }

    /** ADR 352: what must be the same on all nodes, by the name of the variable without what all begin with. */
    private Map<String, String> alike() {
        return Map.of("PUBLIC_ADDRESS", publicAddress.map(PublicAddress::toString).orElse(""), "BLOBS",
                blobStore.equals(FILES) ? FILES + " " + blobs
                        : blobStore + " " + new TreeMap<>(of("ABRI_BLOBS_")));
    }

    /** Makes folder and file of an embedded one. */
    Database database() {
        try {
            return databaseUrl
                    .map(url -> Database.at(url, databaseUser, databasePassword()).saying(alike()))
                    .orElseGet(() -> Database.inFolder(databaseFolder()));
        } catch (UncheckedIOException cannot) {
            throw new StartRefused("The database cannot be made in " + databaseFolder() + ".");
        } catch (IllegalArgumentException unusable) {
            throw new StartRefused("The database cannot be in " + databaseFolder()
                    + ", since H2 takes no semicolon in a name.");
        }
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
        properties.put(Storage.DEMO, demo);
        properties.put(Storage.JOURNAL_HEADS, journalHeads.toString());
        secondHeads.ifPresent(file -> properties.put(Storage.JOURNAL_HEADS_SECOND, file.toString()));
        properties.put(RequestLog.LOGS, logs.name());
        properties.put("abri.version", Main.version());
        metrics.ifPresent(address -> properties.put(Metrics.ADDRESS, address.toString()));
        publicAddress.ifPresent(address -> properties.put("abri.public-address", address.toString()));
        tls.ifPresent(files -> properties.putAll(TLS));
        properties.put("micronaut.server.ssl.port", port);
        properties.put("abri.proxy", proxy.orElse(""));
        properties.put("abri.languages", String.join(",", LANGUAGES));
        properties.put("abri.contact", all.getOrDefault("ABRI_CONTACT", ""));
        properties.put("abri.authority", all.getOrDefault("ABRI_AUTHORITY", ""));
        // SES-1: browsers send Secure cookies over https only; without a public https address, only this machine is served.
        properties.put("abri.insecure-cookies", publicAddress.filter(PublicAddress::isHttps).isEmpty());
        return properties;
    }

    private static Optional<Path> path(@Nullable String value) {
        return Optional.ofNullable(value).map(Path::of);
    }

    private static Optional<String> databaseUrl(@Nullable String value, Findings findings) {
        if (value == null) { return Optional.empty(); }
        var known = Database.isKnown(value);
        findings.refuseIf(!known,
                "ABRI_DATABASE_URL must be the address of a PostgreSQL: jdbc:postgresql://host:port/database.");
        findings.refuseIf(known && !ReachedSafely.isDatabase(value),
                "ABRI_DATABASE_URL is not this machine: it must then end with sslmode=verify-full, and sslrootcert must name whom the certificate is from.");
        return Optional.of(value).filter(url -> known);
    }

    private static Optional<Pkcs11Settings> token(Map<String, String> said, Findings findings) {
        var module = path(said.get("ABRI_PKCS11_MODULE"));
        var slot = Optional.ofNullable(said.get("ABRI_PKCS11_SLOT"));
        var pin = path(said.get("ABRI_PKCS11_PIN_FILE"));
        findings.refuseIf(module.isPresent() != slot.isPresent() || slot.isPresent() != pin.isPresent(),
                "ABRI_PKCS11_MODULE, ABRI_PKCS11_SLOT and ABRI_PKCS11_PIN_FILE go together: the library that speaks to a token, the number of its slot, and the file with its PIN.");
        var library = module.filter(file -> LIBRARY.matcher(file.toString()).matches());
        findings.refuseIf(module.isPresent() && library.isEmpty(),
                "ABRI_PKCS11_MODULE must be the absolute path of a library, of letters, digits and ._+-.");
        var number = slot.filter(digits -> SLOT.matcher(digits).matches()).map(Long::valueOf);
        findings.refuseIf(slot.isPresent() && number.isEmpty(),
                "ABRI_PKCS11_SLOT must be the number of the slot, in decimal digits.");
        return library.flatMap(file -> number
                .flatMap(its -> pin.map(secret -> new Pkcs11Settings(file, its, secret, said))));
    }

    private static Optional<TlsFiles> tls(Map<String, String> said, Findings findings) {
        var certificate = path(said.get("ABRI_TLS_CERTIFICATE_FILE"));
        var key = path(said.get("ABRI_TLS_KEY_FILE"));
        findings.refuseIf(certificate.isPresent() != key.isPresent(),
                "ABRI_TLS_CERTIFICATE_FILE and ABRI_TLS_KEY_FILE go together: the certificate and its key.");
        return certificate.flatMap(ours -> key.map(its -> new TlsFiles(ours, its)));
    }

    private static Optional<String> proxy(@Nullable String value, Findings findings) {
        if (value == null) { return Optional.empty(); }
        var known = Proxies.areAddresses(value);
        findings.refuseIf(!known,
                "ABRI_PROXY must be addresses of machines or networks, such as 192.0.2.7 or 192.0.2.0/24, with commas between them.");
        return Optional.of(value).filter(addresses -> known);
    }

    private static Optional<PublicAddress> publicAddress(@Nullable String value, Findings findings) {
        if (value == null) { return Optional.empty(); }
        var address = PublicAddress.of(value);
        findings.refuseIf(address.isEmpty(),
                "ABRI_PUBLIC_ADDRESS must be what browsers show, such as https://vault.example, and nothing after the name and its port.");
        return address;
    }

    private static Optional<String> scanner(@Nullable String value, Findings findings) {
        if (value == null) { return Optional.empty(); }
        var known = ClamdScanner.isKnown(value);
        findings.refuseIf(!known,
                "ABRI_SCANNER must be the host:port of a clamd, or the absolute path of its socket.");
        findings.refuseIf(known && !ReachedSafely.isScanner(value),
                "ABRI_SCANNER is not this machine: clamd is given documents readable, so a tunnel must end here.");
        return Optional.of(value).filter(where -> known);
    }

    private static Optional<MetricsAddress> metrics(@Nullable String value, Findings findings) {
        if (value == null) { return Optional.empty(); }
        var address = MetricsAddress.of(value);
        findings.refuseIf(address.isEmpty(),
                "ABRI_METRICS must be a port, such as 9464, or an address of this machine with one, such as 192.0.2.7:9464.");
        return address;
    }

    private static Logs logs(String value, Findings findings) {
        findings.refuseIf(!value.equals("text") && !value.equals("json"), "ABRI_LOG must be text or json.");
        return value.equals("json") ? Logs.JSON : Logs.TEXT;
    }

    private static int port(String value, Findings findings) {
        try {
            var port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) { return port; }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        findings.refuse("ABRI_PORT must be a number between 0 and 65535.");
        return DEFAULT_PORT;
    }

    private static boolean yesOrNo(String name, String value, Findings findings) {
        findings.refuseIf(!value.equals("true") && !value.equals("false"), name + " must be true or false.");
        return value.equals("true");
    }

    @Override
    public String toString() {
        return "Settings[" + data + "]";
    }
}
