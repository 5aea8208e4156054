package org.abri.persistence;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.Outage;
import org.abri.application.Ports;
import org.abri.application.journal.VerifyJournal.Alteration;
import org.abri.application.journal.VerifyJournal.Break;
import org.abri.application.journal.VerifyJournal.Report;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.Given;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.vault.VaultId;
import org.abri.persistence.journal.JournalHeadsRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verification of the journal sees of what was done around the program. */
class JournalVerifiedTest {
    private static final int LONG = 8;

    @TempDir Path folder;

    private TestDatabase database;
    private Path heads;
    private Path second;
    private VaultId vault;
    private Chain chain;

    @BeforeEach
    void start() {
        heads = folder.resolve("elsewhere").resolve("journal-heads");
        second = folder.resolve("far away").resolve("journal-heads");
        database = new TestDatabase(Storage.open(Database.inMemory("verified" + UUID.randomUUID()),
                new TestCryptography(), heads, second));
        vault = given().vault();
        chain = new Chain.OfVault(vault);
        append(LONG);
        var other = new Chain.OfVault(given().vault());
        given().run(() -> ports().journal().append(other, event()));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    @DisplayName("LOG-1: journals that nobody touched are whole, all of them read")
    void whole() {
        var report = verified();

        assertThat(report).isEqualTo(new Report(2, LONG + 1, 0, List.of(), List.of(), 0));
        assertThat(report.whole() && report.allRead()).isTrue();
    }

    @Test
    @DisplayName("LOG-1: a tail cut off shows, also when the head that once was is put back whole")
    void cutTail() {
        var mac = text("select mac from journal_head where chain = '" + chain.key() + "'");
        var hash = text("select rawtohex(hash) from journal_head where chain = '" + chain.key() + "'");
        append(LONG);
        database.execute("delete from journal_link where link_number > " + LONG);
        assertThat(broken()).isEqualTo(new Break(chain, LONG + 1, Alteration.ENTRIES));

        database.execute(
                "update journal_head set link_number = " + LONG + ", hash = X'" + hash + "', mac = '" + mac
                        + "' where chain = '" + chain.key() + "'");

        assertThat(broken()).isEqualTo(new Break(chain, LONG + 1, Alteration.NOT_AS_PUBLISHED));
    }

    @Test
    @DisplayName("LOG-1: a chain cut off and gone on with shows where it was published to stand otherwise")
    void cutAndGoneOnWith() {
        database.execute("delete from journal_link where link_number > 4");
        database.execute("delete from journal_head where chain = '" + chain.key() + "'");
        append(LONG);

        assertThat(broken()).isEqualTo(new Break(chain, LONG, Alteration.NOT_AS_PUBLISHED));
    }

    @Test
    @DisplayName("LOG-1: entries taken out of the middle show, with every hash made again as far as anybody can without the key")
    void takenOutOfTheMiddle() {
        database.execute("delete from journal_link where link_number = 3 and chain = '" + chain.key() + "'");
        database.execute(
                "update journal_link set link_number = link_number - 1 where link_number > 3 and chain = '"
                        + chain.key() + "'");
        var head = Link.Head.ofNothing();
        for (var link : given().get(() -> ports().journal().links(chain, 0, LONG))) {
            var made = Link.after(JournalVerifiedTest::sha256, head, chain, link.body());
            database.execute("update journal_link set hash = X'" + hex(made.hash()) + "' where link_number = "
                    + link.number() + " and chain = '" + chain.key() + "'");
            head = made.asHead();
        }

        assertThat(broken()).isEqualTo(new Break(chain, 1, Alteration.ENTRIES));
    }

    @Test
    @DisplayName("LOG-1: a journal that is deleted whole shows: it was published, and its vault is there without it")
    void deletedWhole() {
        database.execute("delete from journal_link where chain = '" + chain.key() + "'");
        database.execute("delete from journal_head where chain = '" + chain.key() + "'");

        assertThat(verified().breaks()).containsExactlyInAnyOrder(
                new Break(chain, 1, Alteration.CHAIN_GONE),
                new Break(chain, 1, Alteration.VAULT_WITHOUT_CHAIN));
    }

    @Test
    @DisplayName("LOG-1: a vault taken away from its journal shows; of somebody who was erased it is as it should be")
    void withoutVault() {
        database.execute("delete from vault where id = '" + vault.value() + "'");
        assertThat(broken()).isEqualTo(new Break(chain, 1, Alteration.CHAIN_WITHOUT_VAULT));

        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));

        assertThat(verified().whole()).isTrue();
        assertThat(verified().allRead()).isTrue();
        assertThat(verified().erased()).isEqualTo(1);
    }

    @Test
    @DisplayName("LOG-1: what nobody altered and what does not open all the same is told apart from what was altered")
    void couldNotBeRead() {
        database.execute("update wrapped_key_set set wrapped = X'00' where owner = '" + vault.value() + "'");

        assertThat(verified().whole()).isTrue();
        assertThat(verified().allRead()).isFalse();
        assertThat(verified().unread()).hasSize(LONG).allSatisfy(
                unread -> assertThat(unread.chain()).isEqualTo(chain));
    }

    @Test
    @DisplayName("LOG-1: published heads are under a MAC: one made up counts for nothing, and is told; one torn off by a crash does no harm")
    void publishedUnderMac() throws IOException {
        var lines = Files.readAllLines(heads);
        assertThat(lines).hasSize(LONG + 1);
        var forged = lines.getFirst().replace(chain.key().toString(), new UUID(1, 2).toString());
        Files.write(heads, List.of(forged), StandardOpenOption.APPEND);

        assertThat(verified().whole()).isTrue();
        assertThat(verified().unreadPublished()).isEqualTo(1);
    }

    @Test
    @DisplayName("LOG-1, OPS-1: heads are kept for their owner alone, and a place where nobody can add any is refused at the start")
    void whereHeadsAre() throws IOException {
        assertThat(Files.getPosixFilePermissions(heads))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> new TestDatabase(Database.inMemory("no" + UUID.randomUUID()), folder))
                .isInstanceOf(JournalHeadsRefused.class).hasMessageContaining("heads");
    }

    @Test
    @DisplayName("LOG-1: heads are in two places, and either shows what the other one hides; one that is gone is told, and both are an outage")
    void twoPlaces() throws IOException {
        assertThat(second).hasSameTextualContentAs(heads);
        database.execute("delete from journal_link where chain = '" + chain.key() + "'");
        database.execute("delete from journal_head where chain = '" + chain.key() + "'");
        database.execute("delete from vault where id = '" + vault.value() + "'");
        var gone = new Break(chain, 1, Alteration.CHAIN_GONE);
        for (var place : List.of(heads, second)) {
            var said = Files.readAllBytes(place);
            Files.write(place, new byte[0]);
            assertThat(broken()).isEqualTo(gone);
            Files.write(place, said);
        }
        Files.delete(heads);
        assertThat(broken()).isEqualTo(gone);
        assertThat(verified().unreadPublished()).isEqualTo(1);
        Files.delete(second);
        assertThatThrownBy(this::verified).isInstanceOf(Outage.class);
    }

    @Test
    @DisplayName("LOG-1: a verification says how far it is, and goes on from there; what is gone is found of all journals all the same")
    void goesOn() {
        var told = new ArrayList<Chain>();
        assertThat(verified(Optional.empty(), told).entries()).isEqualTo(LONG + 1);
        assertThat(told).hasSize(2);
        var rest = new ArrayList<Chain>();
        var report = verified(Optional.of(told.getFirst()), rest);
        assertThat(rest).containsExactly(told.getLast());
        assertThat(report.chains()).isEqualTo(1);
        assertThat(report.whole() && report.allRead()).isTrue();

        var first = told.getFirst();
        database.execute("delete from journal_link where chain = '" + first.key() + "'");
        database.execute("delete from journal_head where chain = '" + first.key() + "'");
        assertThat(verified(Optional.of(first), rest).breaks()).containsExactlyInAnyOrder(
                new Break(first, 1, Alteration.CHAIN_GONE),
                new Break(first, 1, Alteration.VAULT_WITHOUT_CHAIN));
    }

    private Report verified(Optional<Chain> after, List<Chain> told) {
        return Abri.on(ports()).journal().verifyJournal().verify(after, (one, entries) -> told.add(one));
    }

    private Break broken() {
        assertThat(verified().breaks()).hasSize(1);
        return verified().breaks().getFirst();
    }

    private Report verified() {
        return Abri.on(ports()).journal().verifyJournal().verify();
    }

    private void append(int events) {
        for (var i = 0; i < events; i++) {
            given().run(() -> ports().journal().append(chain, event()));
        }
    }

    private static Event event() {
        return Event.of(NOW, new Actor.Owner(), Act.SIGNED_IN);
    }

    private String text(String query) {
        try (var connection = database.raw().getConnection(); var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        } catch (SQLException failed) {
            throw new AssertionError(query, failed);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    private Given given() {
        return new Given(ports());
    }

    private Ports ports() {
        return database.ports();
    }
}
