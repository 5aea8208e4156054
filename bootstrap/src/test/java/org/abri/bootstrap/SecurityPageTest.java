package org.abri.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.account.AccountKind;
import org.abri.domain.limits.SessionLife;
import org.abri.domain.vault.DocumentType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That docs/security.md, and what docs/operating.md says of proxies and rights, is what the program does. */
class SecurityPageTest {
    private static final String PAGE = "docs/security.md";
    private static final String OPERATING = "docs/operating.md";
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    private final Sources sources = Sources.read();

    @Test
    @DisplayName("LAW-4: every table of the database stands at one level of protection, and at no other")
    void tables() throws IOException {
        var schema = Sources.text("adapters-persistence/src/main/resources/db/migration/V1__vaults.sql");
        var there = Pattern.compile("(?m)^create table (\\w+)").matcher(schema).results()
                .map(table -> table.group(1)).toList();
        var section = Sources.section(PAGE, "Data, by how they are kept");
        var told = section.substring(section.indexOf("| tables |")).lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> NAME.matcher(line).results()).map(name -> name.group(1)).toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    @DisplayName("CRY-1: the inventory of cryptography names the algorithms that the program names, and no class that is not there")
    void cryptography() throws IOException {
        var section = Sources.section(PAGE, "Cryptography");
        assertThat(sources.classesNamedIn(section).filter(name -> !name.equals("SecureRandom"))
                .filter(name -> !sources.hasClass(name))).isEmpty();
        assertThat(named("Predefined\\w+Parameters\\s*\\.(\\w+)"))
                .containsExactlyInAnyOrder("AES256_GCM", "HMAC_SHA256_PRF");
        assertThat(Sources.text("adapters-crypto/src/main/java/org/abri/crypto/sealing/Keys.java"))
                .contains("BYTES = 32", "SEGMENT = 64 * 1024", "HashType.SHA256");
        assertThat(section).contains("AES-256-GCM in segments of 64 KiB", "HKDF-SHA-256", "HMAC-SHA-256",
                "32 bytes each");
        // those of the adapters in memory, which keep nothing, among them
        assertThat(named(
                "(?:(?:Mac|Cipher|MessageDigest|SecretKeyFactory|Signature)\\.getInstance\\(|HMAC = )\"([^\"]+)\""))
                        .containsExactlyInAnyOrder(
                                "AES/GCM/NoPadding", "HmacSHA1", "HmacSHA256", "PBKDF2WithHmacSHA256",
                                "SHA-1", "SHA-256");
        assertThat(section).contains("Argon2id, 19 MiB, two rounds", "`Sha256`", "`Factors`", "`OvhSms`",
                "`TwilioReceipts`");
    }

    /** What such a text in the program names. */
    private static Set<String> named(String text) throws IOException {
        var pattern = Pattern.compile(text);
        var found = new TreeSet<String>();
        try (var files = Files.walk(Repository.root())) {
            for (var file : files.filter(each -> each.toString().matches(".*/src/main/.*\\.java"))
                    .filter(each -> !each.toString().contains("/contracts/")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(each -> found.add(each.group(1)));
            }
        }
        return found;
    }

    @Test
    @DisplayName("SES-2: sessions live as long as the page says")
    void sessions() throws IOException {
        var section = Sources.section(PAGE, "Sessions");
        for (var who : Map.of("beneficiaries", AccountKind.BENEFICIARY, "staff", AccountKind.STAFF,
                "operators", AccountKind.OPERATOR).entrySet()) {
            var life = SessionLife.of(who.getValue());
            assertThat(section).contains("| " + who.getKey() + " | " + life.idle().toMinutes()
                    + " minutes | " + life.total().toHours() + " hours |");
        }
    }

    @Test
    @DisplayName("UPL-1: the types of files that are taken are those that the page names, with their extensions")
    void files() throws IOException {
        var type = Pattern.compile("(?m)^    ([A-Z]+)\\(\"[^\"]+\", Kind\\.\\w+, (\"[^)]+\")\\)");
        var source = Sources.text("domain/src/main/java/org/abri/domain/vault/DocumentType.java");
        var rows = type.matcher(source).results()
                .map(each -> "| " + each.group(1) + " | " + each.group(2).replace("\"", "") + " |").toList();
        assertThat(rows).hasSameSizeAs(DocumentType.values());
        assertThat(Sources.section(PAGE, "Files").lines()
                .filter(line -> line.matches("\\| [A-Z]+ \\| .*"))).isEqualTo(rows);
    }

    @Test
    @DisplayName("SEC-4, MFA-1: every way in that begins a session is on the page")
    void waysIn() throws IOException {
        var section = Sources.section(PAGE, "Ways in");
        assertThat(DangersTest.whoBeginsSessions()).allSatisfy(
                name -> assertThat(section).contains("`" + name + "`"));
    }

    @Test
    @DisplayName("GATE-1: every class and every page that docs/security.md names is there")
    void classes() throws IOException {
        var page = Sources.text(PAGE);
        assertThat(sources.classesNamedIn(page).filter(name -> !sources.hasClass(name)))
                .containsOnly("SecurityPageTest", "SecureRandom");
        assertThat(sources.brokenLinks(PAGE)).isEmpty();
        var settings = Pattern.compile("`(ABRI_[A-Z_]+)`").matcher(page).results()
                .map(name -> name.group(1)).collect(Collectors.toSet());
        assertThat(SettingNames.KNOWN).containsAll(settings);
    }

    @Test
    @DisplayName("SES-1, CRY-3: the proxy that the operators' page gives speaks TLS 1.2 and 1.3 alone, leads nobody from http, and keeps nothing")
    void proxy() throws IOException {
        var section = Sources.section(OPERATING, "Behind a proxy");
        assertThat(section).contains("ssl_protocols TLSv1.2 TLSv1.3;", "ssl_prefer_server_ciphers off;",
                "ssl_ciphers ", "publicly trusted", "proxy_request_buffering off;", "proxy_buffering off;",
                "proxy_max_temp_file_size 0;", "access_log off;", "$proxy_add_x_forwarded_for");
        assertThat(section).doesNotContain("listen 80", "return 301", "TLSv1;", "TLSv1.1", "proxy_cache");
        assertThat(section.lines().filter(line -> line.strip().startsWith("listen")))
                .allMatch(line -> line.strip().equals("listen 443 ssl;"));
        var ciphers = Pattern.compile("ssl_ciphers ([^;]+);").matcher(section).results().findFirst()
                .orElseThrow().group(1);
        assertThat(Stream.of(ciphers.split(":", -1))).allMatch(
                cipher -> cipher
                        .matches("ECDHE-(ECDSA|RSA)-(AES(128|256)-GCM-SHA(256|384)|CHACHA20-POLY1305)"));
    }

    @Test
    @DisplayName("CRY-1: the unit that the operators' page gives lets the service do what it needs, and nothing else")
    void unit() throws IOException {
        assertThat(Sources.section(OPERATING, "As a unit of systemd")).contains("User=abri", "UMask=0077",
                "NoNewPrivileges=yes", "CapabilityBoundingSet=\n", "ProtectSystem=strict",
                "ProtectHome=yes", "PrivateTmp=yes", "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6");
    }

    @Test
    @DisplayName("OPS-3: how soon flaws of libraries are mended is said in days")
    void libraries() throws IOException {
        assertThat(Sources.section(PAGE, "Libraries").lines().filter(line -> line.matches(".*\\d+ days \\|"))
                .toList()).hasSize(List.of("critical", "high", "any other", "none").size());
    }
}
