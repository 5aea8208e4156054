package org.abri.persistence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.abri.application.Ports;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.Sealer;
import org.abri.application.sms.Sms;
import org.abri.contracts.Given;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.account.Account;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Credentials;
import org.abri.domain.account.Language;
import org.abri.domain.account.Password;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.account.Username;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.limits.Tries;
import org.abri.domain.relay.Relay;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.reminder.AppointmentTime;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ContactNumber;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.ItemReminder;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.Vault;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.vault.FileBlobStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CRY-3: words that must not be found are put into every field that is personal, and looked for in every file. */
abstract class SqlCanaries {
    private static final String GIVEN_NAME = "Kanarigivenname";
    private static final String FAMILY_NAME = "Kanarifamilyname";
    private static final String BORN = "1903-07-19";
    private static final String PHONE = "+336399876543";
    private static final String USERNAME = "kana-riku-sena";
    private static final String LANGUAGE = "zqx-QZ";
    private static final String QUESTION = "Kanariquestion";
    private static final String TITLE = "Kanarititle";
    /** When somebody is expected is nobody else's to read either. */
    private static final String TIME = "2187-11-23T04:56 Indian/Kerguelen";
    private static final String FILE_NAME = "Kanarifilename";
    private static final String SHA256 = "ca4a41".repeat(10) + "ca4a";
    private static final String TEXT = "Kanaritext";
    private static final String CONTENT = "Kanaricontent";
    private static final String RELAY_NAME = "Kanarirelay";
    private static final String SHORT_NAME = "Kanarishort";
    private static final String RELAY_PHONE = "+33639987765";
    private static final String COST = "Kanaricost";
    private static final String SUBJECT = "Kanarisubject";
    private static final String STAFF_NAME = "Kanaristaffname";
    private static final String SMS = "Kanarisms";
    private static final String TYPED = "Kanarityped";
    private static final String PAPER_KIND = PaperKind.RESIDENCE.name();
    private static final List<String> CANARIES =
            List.of(GIVEN_NAME, FAMILY_NAME, BORN, PHONE, USERNAME, LANGUAGE, QUESTION, TITLE, FILE_NAME,
                    SHA256,
                    TEXT, CONTENT, RELAY_NAME, SHORT_NAME, RELAY_PHONE, COST, SUBJECT, STAFF_NAME, SMS, TYPED,
                    PAPER_KIND, TIME.substring(0, 16), TIME.substring(17));
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    /** Readable, to know that the search would find something. */
    private static final String READABLE = "BENEFICIARY";

    @TempDir Path folder;

    /** A database of its own, with all its files in {@code folder}. */
    abstract TestDatabase started(Path inFolder) throws IOException;

    /** Makes everything that the database still has in memory go to its files. */
    abstract void flushed(TestDatabase database);

    abstract void stopped() throws IOException;

    @Test
    @DisplayName("CRY-3: a stolen copy of database and blobs holds no readable personal data")
    void nothingIsReadable() throws IOException {
        var began = Instant.now();
        try (var database = started(folder.resolve("database"))) {
            fill(database, FileBlobStore.in(folder.resolve("blobs")));
            flushed(database);
            assertThat(found(folder, Instant.EPOCH)).as("while it runs").containsExactly(READABLE);
        }
        stopped();

        assertThat(found(folder, Instant.EPOCH)).as("after it stopped").containsExactly(READABLE);
        assertThat(found(Path.of(System.getProperty("java.io.tmpdir")), began)).as("in the temporary folder")
                .isSubsetOf(READABLE);
    }

    @Test
    @DisplayName("CRY-3: a canary would be found, in whatever encoding")
    void canariesWouldBeFound() throws IOException {
        for (var charset : CHARSETS) {
            Files.write(folder.resolve("leak"), ("…" + TITLE + "…").getBytes(charset));

            assertThat(found(folder, Instant.EPOCH)).as(charset.name()).containsExactly(TITLE);
        }
    }

    private static void fill(TestDatabase database, FileBlobStore blobs) throws IOException {
        var ports = database.ports();
        var given = new Given(ports);
        var account = Account.ofBeneficiary(new AccountId(UUID.randomUUID()), new Username(USERNAME),
                new PersonName(GIVEN_NAME, FAMILY_NAME),
                new BirthDate(LocalDate.parse(BORN)), new Language(LANGUAGE),
                Optional.of(new PhoneNumber(PHONE)), new SecretQuestion(QUESTION), NOW);
        var vault = VaultId.of(account.id());
        var relay = new Relay(new RelayId(UUID.randomUUID()), RELAY_NAME, SHORT_NAME,
                Optional.of(new PhoneNumber(RELAY_PHONE)), ZoneOffset.UTC,
                ServiceAgreement.concluded(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1), COST));
        given.run(() -> {
            ports.account().accounts().add(account);
            ports.account().credentials()
                    .add(Credentials.ofBeneficiary(account.id(), new Password.Chosen(HASH), HASH, HASH));
            ports.vault().vaults().add(Vault.opened(vault));
            ports.relay().relays().add(relay);
        });
        given.run(() -> addItems(ports, vault));
        given.run(() -> addTraces(ports, account, vault, relay));
        given.run(() -> ports.limits().save(TYPED, new Tries(1, NOW)));
        keepBlob(database, blobs, vault);
    }

    private static void addItems(Ports ports, VaultId vault) {
        var document =
                new ItemContent.Document(TITLE, new FileName(FILE_NAME + ".pdf"), DocumentType.PDF,
                        PaperKind.RESIDENCE, 1, SHA256,
                        Given.blob());
        var key = Keys.ofOwner(vault, Action.ADD_PRIVATE);
        ports.vault().items().add(key,
                Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW, document));
        ports.vault().items().add(key,
                Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                        new ItemContent.Note(TITLE, (TEXT + "\n").repeat(1_000))));
        ports.vault().items().add(key,
                Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                        new ItemContent.Contact(TITLE, Optional.of(TEXT),
                                Optional.of(new ContactNumber("115 " + TEXT)), Optional.empty(),
                                Optional.of(TEXT), Optional.of(TEXT))));
        ports.vault().items().add(key,
                Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW,
                        new ItemContent.Appointment(TITLE, AppointmentTime.parse(TIME), Optional.of(TEXT),
                                Optional.of(TEXT), Optional.of(TEXT))));
        ports.reminders().save(ItemReminder.planned(new ReminderId(UUID.randomUUID()),
                LeadTime.usual().getFirst(),
                Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW, document),
                new Occasion.Meeting(AppointmentTime.parse(TIME), Optional.of(TEXT)), new Author.Owner(),
                NOW).orElseThrow());
    }

    private static void addTraces(Ports ports, Account account, VaultId vault, Relay relay) {
        var staff = new Actor.Staff(account.id(), relay.id(), STAFF_NAME, RELAY_NAME);
        ports.journal().append(new Chain.OfVault(vault), Event.about(NOW, staff, Act.ITEM_ADDED, SUBJECT));
        ports.journal().append(new Chain.OfService(), Event.about(NOW, staff, Act.RELAY_RECORDED, SUBJECT));
        ports.sms().outbox()
                .add(new Sms(UUID.randomUUID(), KeyOwner.of(vault), account.phone().orElseThrow(), SMS,
                        NOW.plusSeconds(60)));
    }

    /** As the use cases do, with a cipher over this database's keys. */
    private static void keepBlob(TestDatabase database, FileBlobStore blobs, VaultId vault)
            throws IOException {
        var id = Given.blob();
        var place = new Place(KeyOwner.of(vault), id.value(), "content");
        var sealed = new Given(database.ports())
                .get(() -> database.bean(Sealer.class).seal(place, CONTENT.getBytes(StandardCharsets.UTF_8)));
        try (var writer = blobs.create(id)) {
            new ByteArrayInputStream(sealed).transferTo((OutputStream) writer);
            writer.keep();
        }
    }

    /** Which canaries, or what is readable, some file holds that was changed since then. */
    private static Set<String> found(Path root, Instant since) throws IOException {
        var wanted = new LinkedHashMap<String, List<String>>();
        CANARIES.forEach(canary -> wanted.put(canary, spellings(canary)));
        wanted.put(READABLE, spellings(READABLE));
        var found = new TreeSet<String>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()
                        && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
                    found.addAll(wordsIn(file, wanted));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static Set<String> wordsIn(Path file, Map<String, List<String>> wanted) {
        var found = new TreeSet<String>();
        try {
            var content = new String(Files.readAllBytes(file), ISO_8859_1);
            wanted.forEach((word, spellings) -> {
                if (spellings.stream().anyMatch(content::contains)) {
                    found.add(word);
                }
            });
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            // nothing there to find
        }
        return found;
    }

    private static List<String> spellings(String word) {
        return CHARSETS.stream().map(charset -> new String(word.getBytes(charset), ISO_8859_1)).toList();
    }
}
