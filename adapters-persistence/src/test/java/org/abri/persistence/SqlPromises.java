package org.abri.persistence;

import static org.abri.contracts.Given.HASH;
import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.abri.application.Ports;
import org.abri.application.later.Chore;
import org.abri.application.later.Jobs;
import org.abri.application.later.LaterRoom;
import org.abri.contracts.Given;
import org.abri.domain.relay.Membership;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.Language;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.BirthDate;
import org.abri.domain.access.Viewpoint;
import org.abri.contracts.Race;
import org.abri.application.opening.OpenBeneficiaryAccount.Outcome;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.access.Answer;
import org.abri.application.Once;
import org.abri.application.Abri;
import java.util.concurrent.Callable;
import java.time.ZoneOffset;
import java.time.LocalDate;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.account.AccountKind;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.Credentials;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.limits.Tries;
import org.abri.domain.vault.DocumentType;
import org.abri.domain.vault.FileName;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.PaperKind;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.persistence.later.JobRunner;
import org.abri.persistence.later.TestJobs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of a database beyond the contracts of the ports, on the one that a subclass names. */
abstract class SqlPromises {
    private static final Instant FIRST_HALF_PAST_TWO = Instant.parse("2026-10-25T00:30:00.123Z");
    private static final Instant SECOND_HALF_PAST_TWO = Instant.parse("2026-10-25T01:30:00.456Z");

    abstract TestDatabase database();

    /** How many units of work that write may be under way at once: two, or one (ADR 336). */
    abstract int mostWriters();

    @ParameterizedTest(name = "LOG-1: {0} shows")
    @ValueSource(strings = { "update journal_link set body = hash where link_number = 2 and chain = '%s'",
            "update journal_link set hash = body where link_number = 2 and chain = '%s'",
            "update journal_link set link_number = 9 where link_number = 2 and chain = '%s'",
            "delete from journal_link where link_number = 2 and chain = '%s'" })
    @DisplayName("LOG-1: a journal that is altered around the program shows it")
    void tamperingShows(String tampering) {
        var chain = chainOf(given().vault(), 3);
        assertThat(firstBroken(chain)).isEmpty();

        assertThat(database().execute(tampering.formatted(chain.key()))).isEqualTo(1);

        assertThat(firstBroken(chain)).contains(2L);
    }

    @Test
    @DisplayName("LOG-1: a journal whose tail is cut off no longer ends where its head says")
    void cutTailShows() {
        var chain = chainOf(given().vault(), 3);

        database().execute(
                "delete from journal_link where link_number = 3 and chain = '%s'".formatted(chain.key()));

        assertThat(links(chain).getLast().number())
                .isNotEqualTo(given().get(() -> ports().journal().head(chain)).number());
    }

    @Test
    @DisplayName("LOG-1: if the journal cannot be written, the act does not happen")
    void withoutJournalNoAct() {
        var vault = given().vault();
        database().execute("alter table journal_link rename to journal_link_gone");
        try {
            assertThatThrownBy(() -> given().run(() -> {
                ports().vault().vaults()
                        .save(ports().vault().vaults().lock(vault).orElseThrow().withAdded(17, NOW));
                ports().journal().append(new Chain.OfVault(vault), event());
            })).isInstanceOf(RuntimeException.class);
        } finally {
            database().execute("alter table journal_link_gone rename to journal_link");
        }

        assertThat(given().get(() -> ports().vault().vaults().find(vault)).orElseThrow().used()).isZero();
        chainOf(vault, 1);
        assertThat(firstBroken(new Chain.OfVault(vault))).isEmpty();
    }

    @ParameterizedTest(name = "CRY-2: {0}")
    @ValueSource(strings = { "sealed_line", "sealed_rest" })
    @DisplayName("CRY-2: what is sealed in one row does not open in another, not even of the same vault")
    void rowsCannotBeSwapped(String column) {
        var vault = given().vault();
        var one = added(vault, "Bail");
        var other = added(vault, "Carte Vitale");

        database()
                .execute("update item set %s = (select %s from item where id = '%s') where id = '%s'"
                        .formatted(column, column, one.id(), other.id()));

        assertThat(find(one)).contains(one);
        assertThat(find(other)).map(Item::content).get().isInstanceOf(ItemContent.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1990-02-28", "1990" })
    @DisplayName("ACC-8: of several openings at once for one person, one is made on whatever database")
    void openingsAtOnce(String born) {
        var relay = given().relay(ServiceAgreement.concluded(LocalDate.now(ZoneOffset.UTC).minusDays(9),
                LocalDate.now(ZoneOffset.UTC).plusDays(9), "gratuit"));
        var staff = given().staffAt(relay, StaffRole.PROFESSIONAL);
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(staff).orElseThrow().withTermsAccepted()));
        var by = new Viewpoint.StaffAt(staff, relay);
        var open = Abri.on(ports()).opening().openBeneficiaryAccount();
        var name = new PersonName("Awa", letters(staff));
        Callable<Answer<Outcome>> opening = () -> open.open(new OpenBeneficiaryAccount.Command(by, relay,
                new Once(UUID.randomUUID()),
                new OpenBeneficiaryAccount.Person(name, new BirthDate(born), Language.FRENCH,
                        Optional.empty(), Optional.empty()),
                new OpenBeneficiaryAccount.Wishes("quatre hirondelles et un platane", "Mon village ?",
                        "Kayes", true, false)));
        // one fewer than a pace lets at once: of clocks a millisecond apart the last one may be told to wait
        var together = born.length() == 4 ? 2 : 3;
        var outcomes = Race.together(Collections.nCopies(together, opening)).stream()
                .map(answer -> ((Answer.Given<Outcome>) answer).value()).toList();
        assertThat(outcomes).filteredOn(Outcome.Opened.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Outcome.MayHaveAnAccount()::equals).hasSize(together - 1);
    }

    @Test
    @DisplayName("REL-4: two managers who remove each other at once leave one, on whatever database")
    void managersRemoveEachOther() {
        var team = Abri.on(ports()).relay().keepTeam();
        for (var round = 0; round < 10; round++) {
            var relay = given().relay(ServiceAgreement.concluded(LocalDate.now(ZoneOffset.UTC).minusDays(9),
                    LocalDate.now(ZoneOffset.UTC).plusDays(9), "gratuit"));
            var one = managerAt(relay);
            var other = managerAt(relay);
            Race.together(List.<Callable<Answer<?>>> of(
                    () -> team.remove(new Viewpoint.StaffAt(one, relay), relay, other),
                    () -> team.remove(new Viewpoint.StaffAt(other, relay), relay, one)));
            assertThat(given().get(() -> ports().relay().memberships().ofRelay(relay))).hasSize(1)
                    .allMatch(Membership::isManager);
        }
    }

    private AccountId managerAt(RelayId relay) {
        var manager = given().staffAt(relay, StaffRole.MANAGER);
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(manager).orElseThrow().withTermsAccepted()));
        return manager;
    }

    @Test
    @DisplayName("AFF-1: the database itself keeps out a second tie that is not over")
    void databaseKeepsSecondTieOut() {
        var tie = given().affiliation(given().vault(), given().relay());
        var copy =
                "insert into affiliation (id, vault, relay, state, open_tie, state_since, mac) select cast('%s' as uuid), vault, relay, '%s', cast(%s as smallint), state_since, mac from affiliation where id = '"
                        + tie.id() + "'";

        assertThatThrownBy(() -> database()
                .execute(copy.formatted(UUID.randomUUID(), "REQUESTED", "1")))
                        .isInstanceOf(AssertionError.class);
        for (var ended = 0; ended < 2; ended++) {
            database().execute(copy.formatted(UUID.randomUUID(), "OVER", "null"));
        }
    }

    @Test
    @DisplayName("REM-3, SES-2: times in the hour that the clocks repeat in autumn stay apart, to the millisecond")
    void repeatedHour() {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
        try {
            for (var time : List.of(FIRST_HALF_PAST_TWO, SECOND_HALF_PAST_TWO,
                    SECOND_HALF_PAST_TWO.plusNanos(999_999))) {
                assertThat(storedInASession(time)).isEqualTo(Milliseconds.of(time));
                assertThat(storedInALimit(time)).isEqualTo(Milliseconds.of(time));
                assertThat(storedInCredentials(time)).isEqualTo(Milliseconds.of(time));
            }
            var subject = scheduled(SECOND_HALF_PAST_TWO);
            assertThat(ranBy(FIRST_HALF_PAST_TWO.plusSeconds(60))).doesNotContain(subject);
            assertThat(ranBy(SECOND_HALF_PAST_TWO)).contains(subject);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    @DisplayName("CRY-2: a document's row that is made to name another blob does not open")
    void blobsCannotBeSwapped() {
        var vault = given().vault();
        var content = new ItemContent.Document("Bail", new FileName("bail.pdf"), DocumentType.PDF,
                PaperKind.OTHER, 1,
                "ab".repeat(32), Given.blob());
        var item = added(vault, content);

        database().execute(
                "update item set blob_id = '%s' where id = '%s'".formatted(Given.blob(), item.id()));

        assertThat(find(item)).map(Item::content).get().isInstanceOf(ItemContent.Unreadable.class);
    }

    @Test
    @DisplayName("I4: of two nodes that share the jobs, each job is run by one, once")
    void twoNodesRunEachJobOnce() throws InterruptedException {
        var subjects = Stream.generate(UUID::randomUUID).limit(300).toList();
        given().run(
                () -> subjects.forEach(subject -> ports().jobs().runOnce(Jobs.Task.SEND_SMS, subject, NOW)));
        var ran = new ConcurrentHashMap<UUID, AtomicInteger>();
        var left = new CountDownLatch(subjects.size());

        try (var one = new Node(ran, left); var other = new Node(ran, left)) {
            assertThat(left.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(one.count.get() + other.count.get()).isGreaterThanOrEqualTo(subjects.size());
        }

        assertThat(subjects).allSatisfy(subject -> assertThat(ran.get(subject)).hasValue(1));
    }

    @Test
    @DisplayName("REM-5: a job whose handler fails is run again, after a pause that grows")
    void failingJobsAreRunAgain() {
        var subject = scheduled(NOW);
        var tries = new ArrayList<UUID>();
        var clock = new SettableClock();
        clock.set(NOW);
        var scheduler = TestJobs.runBy(clock, database().raw(), (task, given) -> {
            if (given.equals(subject)) {
                tries.add(given);
                throw new IllegalStateException("on purpose");
            }
        });

        for (var pause : new long[] { 0, 29, 2, 58, 3, 118, 3 }) {
            clock.tick(Duration.ofSeconds(pause));
            scheduler.runAnyDueExecutions();
        }

        assertThat(tries).hasSize(4);
        scheduler.cancel(com.github.kagkarlsson.scheduler.task.TaskInstanceId.of("SEND_SMS",
                subject + "@" + NOW.toEpochMilli()));
    }

    @Test
    @DisplayName("I6: recurring work comes back, also after it failed")
    void recurringWorkComesBack() throws InterruptedException {
        var times = new CountDownLatch(3);
        var runner = TestJobs.hurriedRunner(database().raw());
        var chore = new Chore("trial " + UUID.randomUUID(), Duration.ofMillis(50), () -> {
            times.countDown();
            if (times.getCount() == 2) { throw new IllegalStateException("on purpose"); }
        });
        runner.start(new LaterRoom((task, subject) -> {}, List.of(chore)));
        try {
            assertThat(times.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            runner.stop();
        }
    }

    @Test
    @DisplayName("UPL-2, ADR 50: what is slow runs one at a time, and keeps no other job waiting, however much of it there is")
    void slowWorkIsAlone() throws InterruptedException {
        var others = new CountDownLatch(9);
        var go = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var drawn = new CountDownLatch(12);
        given().run(() -> {
            for (var i = 0; i < 12; i++) {
                ports().jobs().runOnce(Jobs.Task.DRAW_PREVIEWS, UUID.randomUUID(), NOW);
            }
            for (var i = 0; i < 9; i++) {
                ports().jobs().runOnce(Jobs.Task.REMOVE_BLOB, UUID.randomUUID(), NOW);
            }
        });
        var runner = TestJobs.hurriedRunner(database().raw());
        runner.start(new LaterRoom((task, subject) -> {
            if (task.isSlow()) {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                awaited(go);
                atOnce.decrementAndGet();
                drawn.countDown();
            } else {
                others.countDown();
            }
        }, List.of()));
        try {
            assertThat(others.await(60, TimeUnit.SECONDS)).as("the others go on").isTrue();
            go.countDown();
            assertThat(drawn.await(60, TimeUnit.SECONDS)).as("then it goes on too").isTrue();
            assertThat(most).hasValue(1);
        } finally {
            go.countDown();
            runner.stop();
        }
    }

    @Test
    @DisplayName("I6: of two units of work that wait for each other one is run again from its beginning, or none has to, and both are done")
    void waitingForEachOther() {
        var one = UUID.randomUUID().toString();
        var other = UUID.randomUUID().toString();
        given().run(() -> List.of(one, other).forEach(key -> ports().limits().save(key, new Tries(0, NOW))));
        var allAreIn = new CountDownLatch(mostWriters());
        var runs = new AtomicInteger();
        Race.together(List.of(counting(one, other, allAreIn, runs), counting(other, one, allAreIn, runs)));
        assertThat(runs).hasValue(mostWriters() + 1);
        for (var key : List.of(one, other)) {
            assertThat(given().get(() -> ports().limits().lockTries(key)).failures()).isEqualTo(2);
        }
    }

    private Callable<Boolean> counting(String first, String second, CountDownLatch allAreIn,
            AtomicInteger runs) {
        return () -> given().get(() -> {
            runs.incrementAndGet();
            count(first);
            allAreIn.countDown();
            awaited(allAreIn);
            count(second);
            return true;
        });
    }

    private void count(String key) {
        var before = ports().limits().lockTries(key).failures();
        ports().limits().save(key, new Tries(before + 1, NOW));
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    @DisplayName("I6: a runner starts once, and stops as often as one likes")
    void startingAndStopping() {
        var nothing = new LaterRoom((task, subject) -> {}, List.of());
        var runner = TestJobs.hurriedRunner(database().raw());

        runner.start(nothing);
        assertThatThrownBy(() -> runner.start(nothing)).isInstanceOf(IllegalStateException.class);

        runner.stop();
        runner.stop();
    }

    private final class Node implements AutoCloseable {
        final AtomicInteger count = new AtomicInteger();
        private final JobRunner runner = TestJobs.hurriedRunner(database().raw());

        Node(Map<UUID, AtomicInteger> ran, CountDownLatch left) {
            runner.start(new LaterRoom((task, subject) -> {
                count.incrementAndGet();
                ran.computeIfAbsent(subject, anyOther -> new AtomicInteger()).incrementAndGet();
                left.countDown();
            }, List.of()));
        }

        @Override
        public void close() {
            runner.stop();
        }
    }

    private Ports ports() {
        return database().ports();
    }

    private Given given() {
        return new Given(ports());
    }

    private UUID scheduled(Instant at) {
        var subject = UUID.randomUUID();
        given().run(() -> ports().jobs().runOnce(Jobs.Task.SEND_SMS, subject, at));
        return subject;
    }

    private List<UUID> ranBy(Instant now) {
        var ran = new CopyOnWriteArrayList<UUID>();
        var clock = new SettableClock();
        clock.set(now);
        TestJobs.runBy(clock, database().raw(), (task, subject) -> ran.add(subject))
                .runAnyDueExecutions();
        return ran;
    }

    private Instant storedInASession(Instant time) {
        var token = UUID.randomUUID().toString();
        var account = given().staff();
        var session = Given.session(token, account, AccountKind.STAFF, NOW, NOW);
        given().run(() -> ports().sessions().add(session));
        given().run(() -> ports().sessions().touch(session, time));
        return given().get(() -> ports().sessions().recognise(token)).orElseThrow().session().usedAt();
    }

    private Instant storedInALimit(Instant time) {
        var key = UUID.randomUUID().toString();
        given().run(() -> ports().limits().save(key, new Tries(1, time)));
        return given().get(() -> ports().limits().lockTries(key)).lastAt();
    }

    private Instant storedInCredentials(Instant time) {
        var account = Given.worker(AccountKind.STAFF);
        given().run(() -> {
            ports().account().accounts().add(account);
            ports().account().credentials().add(Credentials.ofWorker(account.id(), account.kind(),
                    new ActivationCode(HASH, time)));
        });
        var stored = given().get(() -> ports().account().credentials().find(account.id())).orElseThrow();
        return stored.activation().orElseThrow().expiresAt();
    }

    /** Another name each time. */
    private static String letters(AccountId account) {
        return account.toString().replaceAll("[^a-f]", "x");
    }

    private Item added(VaultId vault, String title) {
        return added(vault, new ItemContent.Note(title, "…"));
    }

    private Item added(VaultId vault, ItemContent content) {
        var item = Item.ofOwner(new ItemId(UUID.randomUUID()), vault, Visibility.PRIVATE, NOW, content);
        given().run(() -> ports().vault().items().add(Keys.ofOwner(vault, Action.ADD_PRIVATE), item));
        return item;
    }

    private Optional<Item> find(Item item) {
        return given().get(() -> ports().vault().items().find(Keys.ofOwner(item, Action.SEE)));
    }

    private Chain chainOf(VaultId vault, int events) {
        var chain = new Chain.OfVault(vault);
        Collections.nCopies(events, event())
                .forEach(event -> given().run(() -> ports().journal().append(chain, event)));
        return chain;
    }

    private static Event event() {
        return Event.of(NOW, new Actor.Owner(), Act.ITEM_SEEN);
    }

    private List<Link> links(Chain chain) {
        return given().get(() -> ports().journal().links(chain, 0, 1_000));
    }

    private Optional<Long> firstBroken(Chain chain) {
        var broken = given().get(() -> ports().journal().check(Link.Head.ofNothing(), chain, links(chain)))
                .firstBroken();
        return broken.isPresent() ? Optional.of(broken.getAsLong()) : Optional.empty();
    }
}
