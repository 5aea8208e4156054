package org.abri.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.access.Answer;
import org.abri.contracts.Given;
import org.abri.contracts.Race;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.affiliation.Affiliation;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.affiliation.AffiliationState.Over;
import org.abri.domain.affiliation.Ending;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Link;
import org.abri.domain.relay.RelayId;
import org.abri.domain.relay.ServiceAgreement;
import org.abri.domain.relay.StaffRole;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A tie that is confirmed, ended and seen through at the same time, on the database that a subclass names. */
abstract class SqlTies {
    private static final int ROUNDS = Boolean.getBoolean("abri.stress") ? 1_000 : 60;
    private static final long SEED = 20_261_129;
    private static final int APART_MICROS = 12_000;
    /** In some rounds they are farther apart, twice as far each time: machines differ, and so do disks. */
    private static final int TIMES_DOUBLED = 5;
    private static final int MOST_ACTS = 100;
    private static final Listing FEW = new Listing(Optional.empty(), 5);

    private final Random random = new Random(SEED);
    private int confirmed;
    private int seen;

    abstract TestDatabase database();

    /** One act of a round: when it began and ended, and whether it did or saw anything. */
    private record Done(long began, long ended, boolean effect) {}

    @Test
    @DisplayName("AFF-3, AFF-6: however confirming, ending and reading interleave, it is confirmed once at most, seen only from then on, and never once it is ended")
    void interleaved() {
        var relay = given().relay(ServiceAgreement.concluded(LocalDate.now(ZoneOffset.UTC).minusDays(9),
                LocalDate.now(ZoneOffset.UTC).plusDays(9), "gratuit"));
        var staff = given().staffAt(relay, StaffRole.PROFESSIONAL);
        acceptsTerms(staff);
        for (var round = 0; round < ROUNDS; round++) {
            round(new Viewpoint.StaffAt(staff, relay), "round %d of seed %d".formatted(round, SEED));
        }
        assertThat(confirmed).as("both orders came").isBetween(1, ROUNDS - 1);
        assertThat(seen).as("some looked in between").isPositive();
    }

    private void round(Viewpoint.StaffAt staff, String name) {
        var vault = given().vault();
        acceptsTerms(vault.owner());
        var person = new Viewpoint.Beneficiary(vault.owner());
        var tie = requested(vault, staff);
        var abri = Abri.on(ports());
        Callable<Boolean> confirming =
                () -> of(abri.affiliation().affiliatePerson().approve(person, vault, tie))
                        .flatMap(found -> found).isPresent();
        Callable<Boolean> ending =
                () -> of(abri.affiliation().endAffiliation().end(person, vault, staff.relay())).orElseThrow();
        Callable<Boolean> reading = () -> of(abri.vault().seeItems().list(staff, vault, FEW)).isPresent();
        var done = atOnce(List.of(confirming, confirming, ending, reading, reading, reading));

        var confirmations = done.subList(0, 2).stream().filter(Done::effect).toList();
        var end = done.get(2);
        var reads = done.subList(3, 6).stream().filter(Done::effect).toList();
        assertThat(confirmations).as(name).hasSizeLessThanOrEqualTo(1);
        assertThat(end.effect()).as(name).isTrue();
        assertThat(reads).as(name).allMatch(read -> read.began() < end.ended())
                .allMatch(read -> confirmations.stream().anyMatch(one -> one.began() < read.ended()));
        assertThat(latest(vault, staff.relay()).state()).as(name).isInstanceOfSatisfying(Over.class,
                over -> assertThat(over.how()).as(name)
                        .isEqualTo(confirmations.isEmpty() ? Ending.REFUSED : Ending.BY_BENEFICIARY));
        assertThat(of(abri.vault().seeItems().list(staff, vault, FEW))).as(name).isEmpty();
        theJournalTellsIt(name, acts(vault), !confirmations.isEmpty(), !reads.isEmpty());
        confirmed += confirmations.size();
        seen += reads.size();
    }

    /** A look that was let in before the end may be written down after it. */
    private static void theJournalTellsIt(String name, List<Act> acts, boolean wasConfirmed,
            boolean wasSeen) {
        if (wasConfirmed) {
            assertThat(acts).as(name).startsWith(Act.AFFILIATION_CONFIRMED)
                    .filteredOn(act -> act != Act.SHARED_PART_SEEN)
                    .containsExactly(Act.AFFILIATION_CONFIRMED, Act.AFFILIATION_ENDED);
        } else {
            assertThat(acts).as(name).containsExactly(Act.AFFILIATION_REFUSED);
        }
        assertThat(acts.contains(Act.SHARED_PART_SEEN)).as(name).isEqualTo(wasSeen);
    }

    private List<Done> atOnce(List<Callable<Boolean>> acts) {
        var ready = new CountDownLatch(acts.size());
        var apart = APART_MICROS << random.nextInt(TIMES_DOUBLED);
        var racers = acts.stream().map(act -> {
            var wait = random.nextInt(apart);
            return (Callable<Done>) () -> {
                ready.countDown();
                ready.await();
                LockSupport.parkNanos(wait * 1_000L);
                var began = System.nanoTime();
                var effect = act.call();
                return new Done(began, System.nanoTime(), effect);
            };
        }).toList();
        return Race.together(racers);
    }

    private AffiliationId requested(VaultId vault, Viewpoint.StaffAt by) {
        var id = new AffiliationId(UUID.randomUUID());
        given().run(
                () -> ports().affiliation().affiliations().save(Affiliation.requested(id, vault, by.relay(),
                        by.account(), Optional.empty(), ports().clock().instant())));
        return id;
    }

    private void acceptsTerms(AccountId account) {
        given().run(() -> ports().account().credentials()
                .save(ports().account().credentials().lock(account).orElseThrow().withTermsAccepted()));
    }

    private Affiliation latest(VaultId vault, RelayId relay) {
        return given().get(() -> ports().affiliation().affiliations().latest(vault, relay)).orElseThrow();
    }

    /** What the journal tells, the first act first; and that its chain holds. */
    private List<Act> acts(VaultId vault) {
        var chain = new Chain.OfVault(vault);
        return given().get(() -> {
            var links = ports().journal().links(chain, 0, MOST_ACTS);
            assertThat(ports().journal().check(Link.Head.ofNothing(), chain, links).firstBroken()).isEmpty();
            return ports().journal()
                    .read(Keys.ofOwner(vault, Action.READ_JOURNAL), vault, Long.MAX_VALUE, MOST_ACTS)
                    .reversed().stream().map(entry -> entry.event().orElseThrow().act()).toList();
        });
    }

    private static <T> Optional<T> of(Answer<T> answer) {
        return answer instanceof Answer.Given<T> given ? Optional.of(given.value()) : Optional.empty();
    }

    private Ports ports() {
        return database().ports();
    }

    private Given given() {
        return new Given(ports());
    }
}
