package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.netty.pkitesting.X509Bundle;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.abri.crypto.sealing.MasterKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;

/** OPS-1: what must not run, or cannot, each told in one sentence, with the code that docs/operating.md says. */
class StartRefusedTest {
    private static final Pattern ROW = Pattern.compile("^\\| (.+) \\| ([23]) \\|$", Pattern.MULTILINE);
    private static final String SECRET = "correct horse";

    private static @Nullable EmbeddedPostgres postgres;
    private static int databases;

    @TempDir private Path folder;

    private interface Staging {
        void on(Site site) throws Exception;
    }

    /** Who is refused: the service alone, or every command that opens the data as well. */
    private enum Of {
        SERVICE, DATA
    }

    private record Kind(String what, int code, Of of, Staging staging) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(values(), files(), listening(), tls(), tokens(), people(), databases())
                .flatMap(one -> one);
    }

    private static Kind refused(String what, Of of, Staging staging) {
        return new Kind(what, Obstacle.REFUSED, of, staging);
    }

    private static Stream<Kind> refusedWith(String what, Of of, String name, String... values) {
        return Arrays.stream(values).map(value -> refused(what, of, site -> site.set(name, value)));
    }

    private static Stream<Kind> values() {
        return Stream.of(
                Stream.of("ABRI_PROT", "ABRI_SMSS", "ABRI_BLOBS_FOLDR", "ABRI_BUDGET_STREMS", "abri_port")
                        .map(name -> refused("a setting that there is not", Of.DATA,
                                site -> site.set(name, SECRET))),
                refusedWith("a value that means nothing", Of.DATA, "ABRI_PORT", "eighty", "65536", "-1"),
                refusedWith("a value that means nothing", Of.DATA, "ABRI_DEMO", "perhaps", "TRUE"),
                refusedWith("a value that means nothing", Of.DATA, "ABRI_SCANNER", "clamd", "run/clamd.ctl",
                        "localhost:99999"),
                refusedWith("a scanner beyond this machine", Of.DATA, "ABRI_SCANNER", "clamd.example:3310",
                        "192.0.2.7:3310", "[2001:db8::1]:3310"),
                refusedWith("a database beyond this machine whose certificate is not proven", Of.DATA,
                        "ABRI_DATABASE_URL", "jdbc:postgresql://db.example/abri",
                        "jdbc:postgresql://db.example:5432/abri?sslmode=require",
                        "jdbc:postgresql://localhost,db.example/abri?ssl=true",
                        "jdbc:postgresql://192.0.2.7/abri?sslmode=verify-full&sslmode=disable",
                        "jdbc:postgresql://db.example/abri?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                        "jdbc:postgresql://db.example/abri?sslMode=verify-full",
                        "jdbc:h2:tcp://db.example/abri"),
                refusedWith("a value that means nothing", Of.DATA, "ABRI_METRICS", "metrics", "localhost",
                        "localhost:99999", "http://localhost:9464"),
                refusedWith("a value that means nothing", Of.DATA, "ABRI_LOG", "yaml", "JSON"),
                refusedWith("a value that means nothing", Of.DATA, "ABRI_PROXY", "proxy.example",
                        "192.0.2.0/33", "192.0.2.7,"),
                refusedWith("an address for browsers that none of them shows", Of.DATA, "ABRI_PUBLIC_ADDRESS",
                        "vault.example", "https://", "https://vault example/", "https://vault.example/abri",
                        "https://abri@vault.example", "https://vault.example?", "https://0.0.0.0",
                        "https://vault..example", "ftp://vault.example", "https://vault.example:0",
                        "https://coffre_fort.example", "https://" + "a".repeat(64) + ".example"),
                refusedWith("a database of another kind", Of.DATA, "ABRI_DATABASE_URL",
                        "jdbc:mysql://localhost/abri", "postgresql://localhost/abri",
                        "jdbc:postgresql:/localhost"))
                .flatMap(one -> one);
    }

    private static Stream<Kind> files() {
        return Stream.of(
                refused("the master key in the data folder", Of.DATA,
                        site -> site.set("ABRI_MASTER_KEY_FILE", keyAmongData(site, "key").toString())),
                refused("the master key in the data folder", Of.DATA, site -> {
                    keyAmongData(site, "key");
                    Files.createSymbolicLink(site.folder().resolve("link"), site.data());
                    site.set("ABRI_MASTER_KEY_FILE", site.folder().resolve("link/key").toString());
                }),
                refused("the master key in the data folder", Of.DATA, site -> {
                    keyAmongData(site, "master-key");
                    site.without("ABRI_MASTER_KEY_FILE");
                }),
                refused("no master key, or one that is open to others", Of.DATA,
                        site -> Files.delete(site.folder().resolve("key"))),
                refused("no master key, or one that is open to others", Of.DATA,
                        site -> site.permit(site.folder().resolve("key"), "rw-r-----")),
                refused("the master key of other data", Of.DATA, site -> {
                    site.started();
                    Files.delete(site.folder().resolve("key"));
                    MasterKey.create(site.folder().resolve("key"));
                }),
                refused("the master key of other data", Of.DATA, site -> {
                    withTwoIndexKeys(site);
                    replaceInKey(site, "(?m)^index 2 .*$", "index 2 " + "A".repeat(43) + "=");
                }),
                refused("a master key that lacks a key of the index", Of.DATA, site -> {
                    withTwoIndexKeys(site);
                    replaceInKey(site, "(?m)^index 2 .*\n", "");
                }),
                refused("data that do not say with which keys of the index they were made", Of.DATA,
                        site -> site.started().execute("delete from blind_index")),
                refused("a data folder that is a file", Of.DATA, site -> Files.createFile(site.data())),
                refused("a data folder that cannot be made", Of.DATA,
                        site -> site.set("ABRI_DATA", "/proc/self/data")),
                refused("a data folder that cannot be made", Of.DATA, site -> site.set("ABRI_DATA",
                        Files.createFile(site.folder().resolve("file")).resolve("data").toString())),
                refused("a data folder of another user", Of.DATA,
                        site -> site.giveAway(site.started().data())),
                refused("folders that are open to others", Of.DATA,
                        site -> site.started().permit(site.data(), "rwxr-x---")),
                refused("folders that are open to others", Of.DATA,
                        site -> site.started().permit(site.data().resolve("blobs"), "rwx-----x")),
                refused("folders that are open to others", Of.DATA,
                        site -> site.started().permit(site.data().resolve("database"), "rwxrwxrwx")),
                refused("a file of the database that is open to others", Of.DATA,
                        site -> site.started().permit(site.databaseFile(), "rw-r--r--")),
                refused("a file of the database that cannot be written", Of.DATA,
                        site -> site.started().permit(site.databaseFile(), "r--------")),
                refused("a file of the database that is damaged", Of.DATA, site -> Files
                        .write(site.started().databaseFile(), new byte[20_000])),
                refused("a list of the demo's accounts that is open to others", Of.DATA, site -> {
                    site.started();
                    site.permit(Files.createFile(Demo.accountsIn(site.data())), "rw-r--r--");
                }),
                refused("heads of the journal that cannot be written", Of.DATA,
                        site -> site.set("ABRI_JOURNAL_HEADS", site.folder().toString())),
                refused("heads of the journal that cannot be written", Of.DATA,
                        site -> site.set("ABRI_JOURNAL_HEADS_SECOND", site.folder().toString())),
                refused("two files of heads of the journal that are one", Of.DATA,
                        site -> site.set("ABRI_JOURNAL_HEADS_SECOND",
                                site.data().resolve("../data/journal-heads").toString())),
                refused("a place for documents that is not there", Of.DATA,
                        site -> site.set("ABRI_BLOBS", "attic")),
                refused("a place for documents that is not there", Of.DATA,
                        site -> site.set("ABRI_BLOBS_FOLDER",
                                Files.createFile(site.folder().resolve("file")).toString())));
    }

    private static Path keyAmongData(Site site, String name) throws IOException {
        return Files.move(site.folder().resolve("key"), site.started().data().resolve(name));
    }

    private static Stream<Kind> listening() {
        return Stream.of(
                Stream.of(refused("nobody named to send SMS, or somebody who is not there", Of.SERVICE,
                        site -> site.without("ABRI_SMS"))),
                refusedWith("nobody named to send SMS, or somebody who is not there", Of.DATA, "ABRI_SMS",
                        "pigeon"),
                refusedWith("more ways for SMS than two, one twice, or one that stands alone beside another",
                        Of.DATA,
                        "ABRI_SMS", "log,twilio", "show,log", "twilio,twilio", "ovh,brevo,twilio", "ovh,",
                        ","),
                Stream.of("twilio", "ovh", "brevo", "template", "smpp", "smpp,ovh")
                        .map(name -> refused("settings of an SMS provider that do not do", Of.DATA,
                                site -> site.set("ABRI_SMS", name).set("ABRI_SMS_SENDER", SECRET))),
                Stream.of(refused("settings of an SMS provider that do not do", Of.DATA,
                        site -> site.set("ABRI_SMS", "brevo").set("ABRI_SMS_SENDER", "Abri").set(
                                "ABRI_SMS_BREVO_KEY_FILE", site.folder().resolve(SECRET).toString()))),
                Stream.of(refused("settings of an SMS provider that do not do", Of.DATA,
                        site -> site.set("ABRI_SMS", "brevo").set("ABRI_SMS_SENDER", "Abri")
                                .set("ABRI_SMS_BREVO_KEY_FILE", Files
                                        .writeString(site.folder().resolve("sms"), SECRET).toString())
                                .set("ABRI_SMS_BREVO_KEYFILE", SECRET))),
                refusedWith("a host that nobody knows, or that is not this machine", Of.SERVICE, "ABRI_HOST",
                        "nowhere.invalid", "192.0.2.1"),
                Stream.of(refused("a port that is in use, or not for this user", Of.SERVICE, site -> {
                    var taken = site.keep(new ServerSocket(0, 1, InetAddress.getByName("localhost")));
                    site.set("ABRI_PORT", String.valueOf(taken.getLocalPort()));
                })),
                Stream.of(refused("metrics where nothing can listen", Of.SERVICE, site -> {
                    var taken = site.keep(new ServerSocket(0, 1, InetAddress.getByName("localhost")));
                    site.set("ABRI_METRICS", String.valueOf(taken.getLocalPort()));
                })),
                refusedWith("metrics where nothing can listen", Of.SERVICE, "ABRI_METRICS", "192.0.2.1:9464",
                        "nowhere.invalid:9464"),
                refusedWith("plain http beyond this machine", Of.SERVICE, "ABRI_HOST", "0.0.0.0", "::"),
                refusedWith("plain http beyond this machine", Of.SERVICE, "ABRI_PUBLIC_ADDRESS",
                        "http://vault.example", "HTTP://192.0.2.7:8080"),
                Stream.of(refused("plain http beyond this machine", Of.SERVICE,
                        site -> site.set("ABRI_HOST", "0.0.0.0").set("ABRI_PUBLIC_ADDRESS",
                                "http://localhost:8080"))),
                Stream.of(refused("plain http beyond this machine", Of.SERVICE,
                        site -> site.set("ABRI_HOST", "0.0.0.0").set("ABRI_PUBLIC_ADDRESS",
                                "https://vault.example"))))
                .flatMap(one -> one);
    }

    private static Stream<Kind> tls() {
        var what = "a certificate of the service that does not do";
        var authority = Certificates.authority();
        var good = Certificates.of("vault.example", authority);
        return Stream.of(
                refused(what, Of.DATA, site -> site.set("ABRI_TLS_KEY_FILE", "key.pem")),
                refused(what, Of.SERVICE, site -> ending(site, good).without("ABRI_PUBLIC_ADDRESS")),
                refused(what, Of.SERVICE,
                        site -> ending(site, good).set("ABRI_PUBLIC_ADDRESS", "https://other.example")),
                refused(what, Of.SERVICE, site -> ending(site,
                        Certificates.of("vault.example", authority, Instant.now().minusSeconds(60)))),
                refused(what, Of.SERVICE, site -> ending(site,
                        Certificates.of("vault.example", authority,
                                Instant.now().plusSeconds(100L * 86_400)))),
                refused(what, Of.SERVICE, site -> Certificates
                        .writeCertificate(Certificates.of("vault.example", authority),
                                ending(site, good).folder())),
                refused(what, Of.SERVICE,
                        site -> ending(site, good).permit(site.folder().resolve(Certificates.KEY),
                                "rw-r-----")),
                refused(what, Of.SERVICE,
                        site -> Files.delete(ending(site, good).folder().resolve(Certificates.KEY))),
                refused(what, Of.SERVICE,
                        site -> Files.writeString(ending(site, good).folder().resolve(Certificates.KEY),
                                SECRET)),
                refused(what, Of.SERVICE,
                        site -> Files.writeString(
                                ending(site, good).folder().resolve(Certificates.CERTIFICATE),
                                SECRET)),
                refused(what, Of.SERVICE,
                        site -> Files.delete(ending(site, good).folder().resolve(Certificates.CERTIFICATE))));
    }

    private static Site ending(Site site, X509Bundle bundle) throws IOException {
        Certificates.write(bundle, site.folder());
        return site.set("ABRI_PUBLIC_ADDRESS", "https://vault.example")
                .set("ABRI_TLS_CERTIFICATE_FILE", site.folder().resolve(Certificates.CERTIFICATE).toString())
                .set("ABRI_TLS_KEY_FILE", site.folder().resolve(Certificates.KEY).toString());
    }

    private static Stream<Kind> tokens() {
        var settings = "settings of a token that do not do";
        return Stream.of(
                refused(settings, Of.DATA, site -> withToken(site).without("ABRI_PKCS11_SLOT")),
                refused(settings, Of.DATA, site -> withToken(site).set("ABRI_PKCS11_SLOT", "first")),
                refused(settings, Of.DATA, site -> withToken(site).set("ABRI_PKCS11_MODULE", "module.so")),
                refused(settings, Of.DATA,
                        site -> withToken(site).set("ABRI_PKCS11_MODULE", "/tmp/\"; slot = 1")),
                refused(settings, Of.DATA,
                        site -> Files.delete(withToken(site).folder().resolve("module.so"))),
                refused(settings, Of.DATA, site -> Files.delete(withToken(site).folder().resolve("pin"))),
                refused(settings, Of.DATA,
                        site -> withToken(site).permit(site.folder().resolve("pin"), "rw-r-----")),
                refused("a wrapping key elsewhere that cannot be reached from here", Of.DATA,
                        site -> wrappingAt(site, "attic:key")),
                refused("a wrapping key elsewhere that cannot be reached from here", Of.DATA,
                        site -> wrappingAt(site, "pkcs11:object=abri-2")),
                refused("a wrapping key elsewhere that cannot be reached from here", Of.DATA,
                        site -> wrappingAt(withToken(site), "pkcs11:object=abri-2")),
                new Kind("a key-management system that does not answer", Obstacle.OUTAGE, Of.DATA,
                        site -> wrappingAt(site, "gone:key")));
    }

    private static Site withToken(Site site) throws IOException {
        Files.writeString(site.folder().resolve("module.so"), "no library");
        Files.writeString(site.folder().resolve("pin"), SECRET);
        return site.permit(site.folder().resolve("pin"), "rw-------")
                .set("ABRI_PKCS11_MODULE", site.folder().resolve("module.so").toString())
                .set("ABRI_PKCS11_SLOT", "0")
                .set("ABRI_PKCS11_PIN_FILE", site.folder().resolve("pin").toString());
    }

    private static void wrappingAt(Site site, String address) throws IOException {
        var key = site.folder().resolve("key");
        Files.writeString(key, Files.readString(key).replaceFirst("wrapping 1 .*",
                "wrapping 1 " + address + " " + "A".repeat(64)));
    }

    private static Stream<Kind> people() {
        return Stream.of(
                refused("a demo beyond this machine", Of.SERVICE,
                        site -> site.set("ABRI_DEMO", "true").set("ABRI_PUBLIC_ADDRESS",
                                "https://vault.example")),
                refused("a demo beyond this machine", Of.SERVICE,
                        site -> site.set("ABRI_DEMO", "true").set("ABRI_HOST", "0.0.0.0")
                                .set("ABRI_PUBLIC_ADDRESS", "https://vault.example")
                                .set("ABRI_PROXY", "192.0.2.7")),
                refused("a demo on data of real people", Of.DATA,
                        site -> site.started().set("ABRI_DEMO", "true")),
                refused("real people on data of a demo", Of.DATA,
                        site -> site.set("ABRI_DEMO", "true").started().without("ABRI_DEMO")));
    }

    private static Stream<Kind> databases() {
        return Stream.of(
                refused("a user of the database that it does not take", Of.DATA, site -> {
                    onPostgres(site).set("ABRI_DATABASE_USER", "nobody").set("ABRI_DATABASE_PASSWORD_FILE",
                            Files.writeString(site.folder().resolve("password"), SECRET).toString());
                }),
                refused("a database that there is not", Of.DATA,
                        site -> onPostgres(site).set("ABRI_DATABASE_URL", url("attic"))),
                refused("a user who may not make tables", Of.DATA, site -> {
                    execute(database(onPostgres(site)), "revoke create on schema public from public",
                            "drop role if exists guest", "create role guest login");
                    site.set("ABRI_DATABASE_USER", "guest");
                }),
                refused("a user of the database who sees every row", Of.DATA,
                        site -> onPostgres(site).set("ABRI_DATABASE_USER", "postgres")),
                refused("a user of the database who sees every row", Of.DATA, site -> {
                    onPostgres(site).started();
                    execute("postgres", "drop role if exists auditor", "create role auditor login bypassrls");
                    site.set("ABRI_DATABASE_USER", "auditor");
                }),
                refused("a database that is set to lose what it has acknowledged", Of.DATA,
                        site -> execute("postgres", "alter database " + database(onPostgres(site))
                                + " set synchronous_commit = off")),
                refused("a database that is set to lose what it has acknowledged", Of.DATA, site -> {
                    onPostgres(site).started();
                    execute("postgres", "alter database " + database(site) + " set synchronous_commit = off");
                }),
                refused("tables of another program", Of.DATA,
                        site -> execute(database(onPostgres(site)), "create table recipe (name text)")),
                refused("another node that would fail on this schema", Of.DATA,
                        site -> site.keep(DriverManager.getConnection(
                                onPostgres(site).environment().get("ABRI_DATABASE_URL")
                                        + "?ApplicationName=abri%200",
                                OrdinaryRole.NAME, ""))),
                refused("another node with other settings", Of.DATA, site -> {
                    site.keep(Main.started(onPostgres(site).environment()));
                    site.set("ABRI_PUBLIC_ADDRESS", "http://localhost:4711");
                }),
                refused("another node with other settings", Of.DATA, site -> {
                    site.keep(Main.started(onPostgres(site).environment()));
                    site.set("ABRI_BLOBS_FOLDER", site.folder().resolve("elsewhere").toString());
                }),
                refused("a clock that is far off", Of.DATA,
                        site -> site.started().execute(
                                "update pulse set beat_at = timestamp with time zone '2999-01-01 00:00:00+00:00'")),
                refused("a schema of a newer program", Of.DATA, site -> site.started().execute(
                        "insert into \"flyway_schema_history\" select 2, '2', 'tomorrow', 'SQL', 'V2__tomorrow.sql',"
                                + " 1, 'abri', now(), 1, true")),
                refused("a schema that was changed", Of.DATA, site -> site.started().execute(
                        "update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'")),
                new Kind("a database that does not answer", Obstacle.OUTAGE, Of.DATA, site -> {
                    try (var closed = new ServerSocket(0)) {
                        site.set("ABRI_DATABASE_URL",
                                "jdbc:postgresql://localhost:" + closed.getLocalPort() + "/abri");
                    }
                }),
                new Kind("a database that takes no writes", Obstacle.OUTAGE, Of.DATA,
                        site -> readOnly(onPostgres(site).started())),
                new Kind("a database that takes no writes", Obstacle.OUTAGE, Of.DATA,
                        site -> readOnly(onPostgres(site))),
                new Kind("an embedded database that another process has open", Obstacle.OUTAGE, Of.DATA,
                        site -> {
                            var channel = site.keep(FileChannel.open(site.started().databaseFile(),
                                    StandardOpenOption.READ, StandardOpenOption.WRITE));
                            assertThat(channel.lock().isValid()).isTrue();
                        }));
    }

    private static void readOnly(Site site) throws SQLException {
        execute("postgres",
                "alter database " + database(site) + " set default_transaction_read_only = on");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("OPS-1, G-14: what must not run does not start: one sentence, its own code, no trace and no secret; \"check\" says the same")
    void doesNotStart(Kind kind) throws Exception {
        try (var site = new Site(folder)) {
            kind.staging().on(site);
            var obstacle = ofStart(site);

            assertThat(obstacle.code()).as(obstacle.sentence()).isEqualTo(kind.code());
            assertThat(obstacle.sentence()).endsWith(".").doesNotContain("\n", "Exception", SECRET);
            var checked = site.run("check");
            assertThat(checked.out()).contains(obstacle.sentence());
            assertThat(checked.code()).isEqualTo(kind.code());
            assertThat(checked.out() + checked.errors()).doesNotContain(SECRET, "\tat ");
            if (kind.of() == Of.DATA) {
                var verified = site.run("verify-journal");
                assertThat(verified.code()).isEqualTo(kind.code());
                assertThat(verified.errors()).isEqualTo(obstacle.sentence() + "\n");
            }
        }
    }

    /** New data are made with all that there are. */
    private static void withTwoIndexKeys(Site site) {
        assertThat(MasterKey.addIndexKey(site.folder().resolve("key"))).isEqualTo(2);
        var unused = site.started();
    }

    private static void replaceInKey(Site site, String what, String by) throws IOException {
        var key = site.folder().resolve("key");
        Files.writeString(key, Files.readString(key).replaceFirst(what, by));
    }

    @Test
    @DisplayName("OPS-1: docs/operating.md names every kind of refusal, with its code, and no other")
    void thePageIsTrue() throws IOException {
        var page = Files.readString(Repository.root().resolve("docs/operating.md"));
        var told = page.substring(page.indexOf("What keeps the service"), page.indexOf("## While it runs"));

        assertThat(ROW.matcher(told).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(
                        kinds().map(kind -> kind.what() + " " + kind.code()).distinct().toList());
    }

    @Test
    @DisplayName("OPS-1: docs/operating.md names every setting, and the program knows each that it names")
    void everySettingIsTold() throws IOException {
        var page = Files.readString(Repository.root().resolve("docs/operating.md"));
        var told = Pattern.compile("^\\| (`ABRI_[^|]*)\\|", Pattern.MULTILINE).matcher(page).results()
                .flatMap(row -> Pattern.compile("`(ABRI_[A-Z0-9_]+)`").matcher(row.group(1)).results())
                .map(name -> name.group(1)).toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(SettingNames.KNOWN);
    }

    @Test
    @DisplayName("OPS-1: every budget has its variable, and there are no others")
    void everyBudget() throws ClassNotFoundException {
        var budgets = Class.forName("org.abri.web.budget.BudgetSettings").getRecordComponents();
        assertThat(SettingNames.BUDGETS).containsExactlyInAnyOrderElementsOf(Arrays.stream(budgets)
                .map(budget -> "ABRI_BUDGET_"
                        + budget.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
                .toList());
    }

    @Test
    @DisplayName("OPS-1: \"check\" says everything that it finds, not only the first")
    void everyFinding() throws Exception {
        try (var site = new Site(folder)) {
            site.started().without("ABRI_SMS").set("ABRI_PORT", "many").set("ABRI_PROT", "8080")
                    .set("ABRI_HOST", "0.0.0.0").permit(site.data(), "rwxr-xr-x")
                    .permit(site.folder().resolve("key"), "rw-rw-rw-");
            var checked = site.run("check");

            assertThat(checked.code()).isEqualTo(Obstacle.REFUSED);
            assertThat(checked.out().lines()).hasSize(6);
            assertThat(checked.out()).contains("ABRI_SMS must", "ABRI_PORT must", "ABRI_PORT was meant",
                    "ABRI_HOST is not this machine alone", "is open to other users", "master key");
        }
    }

    @Test
    @DisplayName("OPS-1: \"check\" looks into the database whatever is wrong with the settings, and puts what must be mended before what may pass")
    void databaseToo() throws Exception {
        try (var site = new Site(folder)) {
            site.started().set("ABRI_PROT", "8080");
            var inUse = site.keep(
                    FileChannel.open(site.databaseFile(), StandardOpenOption.READ, StandardOpenOption.WRITE));
            assertThat(inUse.lock().isValid()).isTrue();
            var checked = site.run("check");

            assertThat(checked.code()).isEqualTo(Obstacle.REFUSED);
            assertThat(checked.out()).contains("ABRI_PORT was meant", "in use by another process")
                    .hasLineCount(2);
            assertThat(site.without("ABRI_PROT").run("check").code()).isEqualTo(Obstacle.OUTAGE);
        }
    }

    @Test
    @DisplayName("OPS-1: \"check\" finds nothing where nothing is wrong, before a first start and after it, and makes nothing")
    void nothingWrong() throws Exception {
        try (var site = new Site(folder)) {
            assertThat(site.run("check"))
                    .isEqualTo(new Site.Ran(Obstacle.DONE, "Nothing keeps Abri from starting.\n", ""));
            assertThat(site.data()).doesNotExist();
            site.started().set("ABRI_PUBLIC_ADDRESS", "HTTPS://Vault.Example:443/").set("ABRI_BUDGET_STREAMS",
                    "10").set("ABRI_SMS_TOKEN", SECRET).set("ABRI_DATABASE_URL", "");
            assertThat(site.run("check").errors()).isEmpty();
            assertThat(site.run("check").code()).isZero();
            ending(site, Certificates.of("vault.example", Certificates.authority()))
                    .set("ABRI_HOST", "0.0.0.0").set("ABRI_PROXY", "192.0.2.7, 2001:db8::/32");
            assertThat(site.run("check").code()).isZero();
        }
    }

    @Test
    @DisplayName("CRY-3: a database on this machine, or whose certificate is proven, is reached; so is a scanner on this machine")
    void reachedSafely() {
        for (var url : List.of("jdbc:postgresql://localhost/abri", "jdbc:postgresql://127.0.0.1:5433/abri",
                "jdbc:postgresql://[::1]:5432/abri?user=x", "jdbc:postgresql:abri",
                "jdbc:postgresql://db.example,db2.example:5433/abri?sslmode=verify-full&sslrootcert=/etc/abri/ca.pem",
                "jdbc:h2:mem:abri")) {
            assertThat(ReachedSafely.isDatabase(url)).as(url).isTrue();
        }
        for (var where : List.of("/run/clamav/clamd.ctl", "localhost:3310", "127.0.0.1:3310", "[::1]:3310")) {
            assertThat(ReachedSafely.isScanner(where)).as(where).isTrue();
        }
        assertThat(ReachedSafely.isScanner("localhost.example:3310")).isFalse();
        assertThat(ReachedSafely.isDatabase("jdbc:postgresql://localhost.example/abri")).isFalse();
    }

    @Test
    @DisplayName("SES-1: the address that browsers show is known in small letters and without the port that goes without saying")
    void addressOfBrowsers() {
        for (var address : List.of("https://vault.example", "HTTPS://VAULT.example/",
                "https://vault.example:443")) {
            assertThat(PublicAddress.of(address)).hasToString("Optional[https://vault.example]");
        }
        assertThat(PublicAddress.of("http://[::1]:8080").orElseThrow().isOfThisMachine()).isTrue();
        assertThat(PublicAddress.of("http://127.0.0.1").orElseThrow().isOfThisMachine()).isTrue();
        assertThat(PublicAddress.of("http://localhost.example").orElseThrow().isOfThisMachine()).isFalse();
    }

    @Test
    @DisplayName("OPS-1: words of the command line that cannot be taken are refused in one sentence; version and help are told")
    void words() throws Exception {
        try (var site = new Site(folder)) {
            for (var wrong : List.of(new String[] { "create-operator", "--given", "" },
                    new String[] { "create-operator", "--given", "Odile", "--family", "Verdier", "--language",
                            "xx-bogus" },
                    new String[] { "create-operator" }, new String[] { "create-operater" },
                    new String[] { "verify-documents", "--vault", "mine" },
                    new String[] { "verify-documents", "--since", "yesterday" },
                    new String[] { "--verison" })) {
                var ran = site.run(wrong);
                assertThat(ran.code()).as(ran.errors()).isEqualTo(Obstacle.REFUSED);
                assertThat(ran.errors().lines()).as(ran.errors()).hasSize(1);
            }
            assertThat(site.data()).doesNotExist();
            assertThat(site.run("--version").out()).startsWith("Abri ");
            assertThat(site.run("--help").out()).contains("verify-documents", "check");
            assertThat(site.run("create-master-key").code()).as("is there").isEqualTo(Obstacle.REFUSED);
        }
    }

    private static Obstacle ofStart(Site site) {
        try {
            Main.started(site.environment()).close();
            return fail("it starts");
        } catch (RuntimeException failure) {
            return Obstacle.in(failure).orElseThrow(() -> failure);
        }
    }

    /** On a new database. */
    private static Site onPostgres(Site site) throws IOException, SQLException {
        var name = "start" + ++databases;
        execute("postgres", "create database " + name);
        OrdinaryRole.settings(OrdinaryRole.database(server(), name)).forEach(site::set);
        return site;
    }

    private static String database(Site site) {
        var url = site.environment().get("ABRI_DATABASE_URL");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static synchronized EmbeddedPostgres server() {
        try {
            if (postgres == null) {
                postgres = Postgres.started();
            }
            return postgres;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String url(String name) {
        return "jdbc:postgresql://localhost:" + server().getPort() + "/" + name;
    }

    private static void execute(String database, String... statements) throws SQLException {
        try (var connection = server().getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
