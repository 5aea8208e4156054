package org.abri.contracts.moderation;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.moderation.Reports;
import org.abri.application.sealing.KeyOwner;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.account.AccountId;
import org.abri.domain.moderation.ItemReport;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.moderation.Wrong;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a repository of reports of items to its promise. */
public interface ReportsContract extends AllOrNothing {
    private Reports reports() {
        return ports().moderation().reports();
    }

    private static ItemId item() {
        return new ItemId(UUID.randomUUID());
    }

    private static Author staff() {
        return new Author.Staff(new AccountId(UUID.randomUUID()), new RelayId(UUID.randomUUID()));
    }

    private static ItemReport report(VaultId vault, ItemId item, Author by, Wrong wrong, Instant at) {
        return ItemReport.made(new ReportId(UUID.randomUUID()), item, vault, by, wrong,
                "Des menaces, répétées ;\nvoir page 2 – أمينة" + " et encore".repeat(40), at);
    }

    private ItemReport added(ItemReport report) {
        given().run(() -> reports().add(report));
        return report;
    }

    private Optional<ItemReport> find(ItemReport report) {
        return given().get(() -> reports().find(report.id()));
    }

    @Test
    @DisplayName("MOD-1: a report comes back as it was made, by staff or the owner, open or with its item withdrawn, until it is removed")
    default void comesBack() {
        var vault = given().vault();
        for (var wrong : Wrong.values()) {
            for (var by : List.of(new Author.Owner(), staff())) {
                var open = report(vault, item(), by, wrong, NOW);
                var withdrawn = report(vault, item(), by, wrong, NOW).withdrawn("Une lettre – é", later(7));
                assertThat(find(open)).isEmpty();
                for (var each : List.of(open, withdrawn)) {
                    added(each);
                    assertThat(find(each)).contains(each);
                    given().run(() -> reports().remove(each.id()));
                    assertThat(find(each)).isEmpty();
                    given().run(() -> reports().remove(each.id()));
                }
            }
        }
        var once = added(report(vault, item(), new Author.Owner(), Wrong.ILLICIT, NOW));
        assertThatThrownBy(() -> added(once)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("MOD-1: all reports of an item are found together, the first one first, and none of another")
    default void ofOneItem() {
        var vault = given().vault();
        var item = item();
        assertThat(given().get(() -> reports().ofItem(item))).isEmpty();
        var second = added(report(vault, item, staff(), Wrong.ABUSIVE, later(1)));
        var first = added(report(vault, item, staff(), Wrong.ILLICIT, NOW));
        added(report(vault, item(), staff(), Wrong.ILLICIT, NOW));
        assertThat(given().get(() -> reports().ofItem(item))).containsExactly(first, second);
    }

    @Test
    @DisplayName("MOD-1: what was withdrawn from a vault is found for that vault, the newest report first, and nothing that is open")
    default void withdrawnFromAVault() {
        var vault = given().vault();
        assertThat(given().get(() -> reports().withdrawn(vault))).isEmpty();
        var older = added(report(vault, item(), staff(), Wrong.ABUSIVE, NOW).withdrawn("Un", later(5)));
        var newer =
                added(report(vault, item(), staff(), Wrong.ABUSIVE, later(1)).withdrawn("Deux", later(4)));
        added(report(vault, item(), staff(), Wrong.ABUSIVE, NOW));
        added(report(given().vault(), item(), staff(), Wrong.ABUSIVE, NOW).withdrawn("Trois", NOW));
        assertThat(given().get(() -> reports().withdrawn(vault))).containsExactly(newer, older);
    }

    @Test
    @DisplayName("MOD-1: the list goes on after any line, also among those of one moment, each once, the newest first")
    default void listed() {
        var vault = given().vault();
        // later than all others
        var from = NOW.plus(Duration.ofDays(36_500));
        var mine = new ArrayList<ItemReport>();
        for (var at : List.of(from, from, from.plusMillis(1), from.plusSeconds(9))) {
            mine.add(added(report(vault, item(), staff(), Wrong.ABUSIVE, at)));
        }
        assertThat(given().get(() -> reports().list(Listing.first(4)))).containsAll(mine);
        mine.add(added(report(vault, item(), staff(), Wrong.ILLICIT, from.plusSeconds(10))
                .withdrawn("Lettre", from)));
        assertThat(given().get(() -> reports().list(Listing.first(4)))).contains(mine.getLast());
        var seen = new ArrayList<ItemReport>();
        var wanted = Listing.first(1);
        for (var i = 0; i < mine.size(); i++) {
            var part = wanted;
            var read = given().get(() -> reports().list(part));
            assertThat(read.size()).isLessThanOrEqualTo(2);
            var listed = Listed.of(read, part, ReportsContract::mark);
            seen.addAll(listed.lines());
            wanted = new Listing(Optional.of(mark(listed.lines().getLast())), 1);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(mine)
                .isSortedAccordingTo(Comparator.comparing(ItemReport::at).reversed());
        assertThat(given().get(() -> reports().list(Listing.first(mine.size() - 1))))
                .isEqualTo(seen);
        given().run(() -> mine.forEach(each -> reports().remove(each.id())));
        assertThat(given().get(() -> reports().list(new Listing(Optional.of(new Listing.Mark(Instant.EPOCH,
                vault.value())), 5)))).isEmpty();
    }

    private static Listing.Mark over(ItemReport report) {
        return new Listing.Mark(report.until(), report.id().value());
    }

    private static Listing.Mark mark(ItemReport report) {
        return new Listing.Mark(report.at(), report.id().value());
    }

    @Test
    @DisplayName("MOD-1: what is over is found at the instant, the one that was over first before the others, and no more than wanted")
    default void over() {
        var vault = given().vault();
        // before all others
        var from = Instant.parse("1971-01-01T00:00:00Z");
        var second = added(report(vault, item(), staff(), Wrong.ABUSIVE, from.plusMillis(1)));
        var first = added(report(vault, item(), staff(), Wrong.ILLICIT, from));
        var end = first.until();
        assertThat(given().get(() -> reports().overAt(end.minusMillis(1), Optional.empty(), 10))).isEmpty();
        assertThat(given().get(() -> reports().overAt(end, Optional.empty(), 10))).containsExactly(first);
        assertThat(given().get(() -> reports().overAt(end.plusMillis(1), Optional.empty(), 10)))
                .containsExactly(first, second);
        assertThat(given().get(() -> reports().overAt(end.plusMillis(1), Optional.empty(), 1)))
                .containsExactly(first);
        assertThat(given().get(() -> reports().overAt(end.plusMillis(1), Optional.of(over(first)), 1)))
                .containsExactly(second);
        assertThat(given().get(() -> reports().overAt(end.plusMillis(1), Optional.of(over(second)), 9)))
                .isEmpty();
        given().run(() -> List.of(first, second).forEach(each -> reports().remove(each.id())));
        assertThat(given().get(() -> reports().overAt(end, Optional.empty(), 10))).isEmpty();
    }

    @Test
    @DisplayName("END-2, LOG-1: reports go with the vault; they are undone with their unit of work, and touched in none other")
    default void erasedAndUndone() {
        var vault = given().vault();
        var kept = added(report(vault, item(), staff(), Wrong.ABUSIVE, NOW));
        var undone = report(vault, item(), staff(), Wrong.ABUSIVE, NOW);
        assertThatThrownBy(() -> given().run(() -> {
            reports().add(undone);
            reports().remove(kept.id());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(find(undone)).isEmpty();
        assertThat(find(kept)).contains(kept);
        assertThatThrownBy(() -> reports().find(kept.id())).isInstanceOf(IllegalStateException.class);

        var other = added(report(given().vault(), item(), staff(), Wrong.ABUSIVE, NOW));
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(find(kept)).isEmpty();
        assertThat(find(other)).contains(other);
    }
}
