package org.abri.persistence.data;

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

/** PRI-1: of every table it is known what people get of it when they take their data ({@code TakeOwnData}), or why nothing. */
class TakenTablesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) ");

    /** What is taken of whose account it is; that it is really there says {@code OwnAccountTest}. */
    private static final Set<String> TAKEN = Set.of("account", "terms_acceptance", "affiliation",
            "membership",
            "relay", "inactivity", "last_sign_in", "user_session", "second_factor", "problem", "unusual_use",
            "deletion_ask",
            "formal_notice", "invitation", "renewal", "vault", "given_link", "calendar_feed", "reminder",
            "sms_stop");

    private static final Map<String, String> ELSEWHERE = new TreeMap<>(Map.ofEntries(
            // with the vault
            Map.entry("item", "is downloaded with the vault"),
            Map.entry("folder", "is downloaded with the vault, as folders"),
            Map.entry("preview", "is drawn of what is downloaded"),
            Map.entry("reading", "is read of what is downloaded"),
            Map.entry("receipt", "is on the page of the document, which is taken"),
            Map.entry("scan", "is on the page of the document, which is taken"),
            Map.entry("item_report", "is about an item: its owner reads of it in the journal and there"),
            Map.entry("journal_link", "is read, and taken, as the journal"),
            Map.entry("journal_head", "counts the journal's entries"),
            Map.entry("last_look", "whose vault it was reads it in their journal"),
            Map.entry("distant_opening", "of whoever validated it says what the journal does"),
            // secrets, and keys made of what is taken
            Map.entry("credentials", "hashes say nothing; that it is locked or suspended is in the journal"),
            Map.entry("identity_key", "is made of names and birth date"),
            Map.entry("username_ever", "is made of the username"),
            Map.entry("wrapped_key_set", "is a key"),
            // gone within minutes or days
            Map.entry("resumable_upload", "lasts for a day, and is on its way from the person"),
            Map.entry("upload_part", "lasts for a day, and is on its way from the person"),
            Map.entry("recovery", "lasts for minutes, and is a secret"),
            Map.entry("pointer", "lasts for minutes"),
            Map.entry("rectification", "lasts for days, and waits for its person on their account's page"),
            Map.entry("ask", "lasts for days, and is about somebody else"),
            Map.entry("sms_outbox", "is on its way to the person"),
            Map.entry("sms_state", "lasts for three days"),
            Map.entry("rate_limit", "counts for days, under keys that name nobody"),
            // nobody's
            Map.entry("registration", "is an entity's"), Map.entry("registration_paper", "is an entity's"),
            Map.entry("team", "is a relay's"), Map.entry("relay_month", "is a relay's"),
            Map.entry("relay_sign_in", "is a relay's"), Map.entry("tombstone", "is of nobody any more"),
            Map.entry("terms_version", "anybody reads it"), Map.entry("terms_text", "anybody reads it"),
            Map.entry("deployment", "is the service's"), Map.entry("blind_index", "is the service's"),
            Map.entry("pulse", "is the service's"),
            Map.entry("maintenance", "is the service's"), Map.entry("receipt_key", "is the service's"),
            Map.entry("round_done", "is the service's"),
            Map.entry("finding", "is told where the document would be downloaded"),
            Map.entry("scheduled_tasks", "is the service's"), Map.entry("slow_tasks", "is the service's")));

    @Test
    @DisplayName("PRI-1: every table is in what people take of their account, or it is said why not")
    void everyTable() throws IOException {
        var tables = new TreeSet<String>();
        try (var files = Files.newDirectoryStream(MIGRATIONS, "*.sql")) {
            for (var file : files) {
                TABLE.matcher(Files.readString(file)).results().map(found -> found.group(1))
                        .forEach(tables::add);
            }
        }
        var known = new TreeSet<>(TAKEN);
        known.addAll(ELSEWHERE.keySet());
        assertThat(tables).isEqualTo(known);
        assertThat(TAKEN).doesNotContainAnyElementsOf(ELSEWHERE.keySet());
        assertThat(ELSEWHERE.values()).noneMatch(String::isBlank);
    }
}
