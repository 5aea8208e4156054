package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Feeds;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.vault.CalendarFeed;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps the addresses of calendars to their promise. */
public interface FeedsContract extends AllOrNothing {
    private Feeds feeds() {
        return ports().vault().feeds();
    }

    private Optional<CalendarFeed> find(String tokenHash) {
        return given().get(() -> feeds().find(tokenHash));
    }

    private Optional<CalendarFeed> of(VaultId vault) {
        return given().get(() -> feeds().of(vault));
    }

    private void save(CalendarFeed feed, String tokenHash) {
        given().run(() -> feeds().save(feed, tokenHash));
    }

    /** As long as hashes are, and of letters that are capitals elsewhere. */
    private static String hash() {
        return "a".repeat(30) + UUID.randomUUID();
    }

    @Test
    @DisplayName("VLT-8: it is found under its address and by its vault, as it was made and as it was read, and under no other address any more")
    default void comesBack() {
        var vault = given().vault();
        var hash = hash();
        assertThat(of(vault)).isEmpty();
        assertThat(find(hash)).isEmpty();
        var made = CalendarFeed.made(vault, NOW);
        save(made, hash);
        assertThat(find(hash)).contains(made);
        assertThat(of(vault)).contains(made);
        for (var like : List.of(hash + " ", hash.toUpperCase(Locale.ROOT),
                hash.substring(0, hash.length() - 1) + "x")) {
            assertThat(find(like)).as(like).isEmpty();
        }
        assertThat(of(given().vault())).isEmpty();

        var read = new CalendarFeed(vault, NOW, Optional.of(LocalDate.of(2026, 2, 28)));
        save(read, hash);
        assertThat(find(hash)).contains(read);
        assertThat(of(vault)).contains(read);

        var other = hash();
        var anew = CalendarFeed.made(vault, NOW.plusMillis(1));
        save(anew, other);
        assertThat(find(hash)).isEmpty();
        assertThat(find(other)).contains(anew);
        assertThat(of(vault)).contains(anew);
    }

    @Test
    @DisplayName("VLT-8: one that is removed is gone, it alone, and removing it again changes nothing")
    default void removed() {
        var vault = given().vault();
        var other = CalendarFeed.made(given().vault(), NOW);
        var hash = hash();
        save(CalendarFeed.made(vault, NOW), hash);
        save(other, hash());
        for (var twice = 0; twice < 2; twice++) {
            given().run(() -> feeds().remove(vault));
            assertThat(find(hash)).isEmpty();
            assertThat(of(vault)).isEmpty();
            assertThat(of(other.vault())).contains(other);
        }
    }

    @Test
    @DisplayName("END-2: with somebody goes the address of their calendar, and nobody else's")
    default void erased() {
        var vault = given().vault();
        var other = CalendarFeed.made(given().vault(), NOW);
        var hash = hash();
        save(CalendarFeed.made(vault, NOW), hash);
        save(other, hash());
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(find(hash)).isEmpty();
        assertThat(of(vault)).isEmpty();
        assertThat(of(other.vault())).contains(other);
    }

    @Test
    @DisplayName("One that was made, read, replaced or removed in a unit of work that failed is as it was")
    default void allOrNothing() {
        var vault = given().vault();
        var kept = CalendarFeed.made(vault, NOW);
        var hash = hash();
        save(kept, hash);
        var another = given().vault();
        undone(() -> feeds().save(kept.readAt(NOW), hash));
        undone(() -> feeds().save(kept, hash()));
        undone(() -> feeds().save(CalendarFeed.made(another, NOW), hash()));
        undone(() -> feeds().remove(vault));
        assertThat(find(hash)).contains(kept);
        assertThat(of(another)).isEmpty();
        assertThatThrownBy(() -> feeds().of(vault)).as("outside of one")
                .isInstanceOf(IllegalStateException.class);
    }

    private void undone(Runnable act) {
        assertThatThrownBy(() -> given().run(() -> {
            act.run();
            throw new ArithmeticException("on purpose");
        })).isInstanceOf(ArithmeticException.class);
    }
}
