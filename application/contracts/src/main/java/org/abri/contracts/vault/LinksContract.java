package org.abri.contracts.vault;

import static org.abri.contracts.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.vault.Links;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.vault.GivenLink;
import org.abri.domain.vault.GivenLink.Openings;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps links to their promise. */
public interface LinksContract extends AllOrNothing {
    /** One of a week, that nobody has opened yet. */
    static GivenLink link(VaultId vault, Instant givenAt) {
        return link(vault, new ItemId(UUID.randomUUID()), givenAt);
    }

    /** As {@link #link(VaultId, Instant)}, to that item. */
    static GivenLink link(Item item, Instant givenAt) {
        return link(item.vault(), item.id(), givenAt);
    }

    private static GivenLink link(VaultId vault, ItemId item, Instant givenAt) {
        return new GivenLink(new LinkId(UUID.randomUUID()), vault, item, givenAt,
                givenAt.plus(Duration.ofDays(7)), Openings.UNCOUNTED,
                0, Optional.empty());
    }

    private Links links() {
        return ports().vault().links();
    }

    /** It, opened as often as it may be. */
    private static GivenLink once(GivenLink link) {
        return new GivenLink(link.id(), link.vault(), link.item(), link.givenAt(), link.endsAt(),
                Openings.ONCE, 1, Optional.of(NOW));
    }

    /** What that one is kept under. */
    private static String hash(GivenLink link) {
        return "hash of " + link.id();
    }

    private GivenLink saved(GivenLink link) {
        given().run(() -> links().save(link, hash(link)));
        return link;
    }

    private Optional<GivenLink> find(GivenLink link) {
        return find(hash(link));
    }

    private Optional<GivenLink> find(String tokenHash) {
        return given().get(() -> links().find(tokenHash));
    }

    private List<GivenLink> of(VaultId vault) {
        return given().get(() -> links().of(vault));
    }

    @Test
    @DisplayName("VLT-8: a link is found under its address as it was given and as it was opened, and under no other; however often it may be opened")
    default void comesBack() {
        var vault = given().vault();
        for (var wanted : Openings.values()) {
            var fresh = link(vault, NOW);
            var link = new GivenLink(fresh.id(), vault, fresh.item(), NOW, NOW.plusMillis(1),
                    wanted, 0, Optional.empty());
            assertThat(find(link)).isEmpty();
            saved(link);
            assertThat(find(link)).contains(link);
            var opened = new GivenLink(link.id(), vault, link.item(), NOW, NOW.plusMillis(2),
                    wanted, 70_000, Optional.of(NOW.plusMillis(3)));
            saved(opened);
            assertThat(find(link)).contains(opened);
            for (var like : List.of(hash(link) + " ", hash(link).toUpperCase(Locale.ROOT),
                    hash(link).substring(0, hash(link).length() - 1) + "x")) {
                assertThat(find(like)).as(like).isEmpty();
            }

            var other = hash(link) + " anew";
            given().run(() -> links().save(opened, other));
            assertThat(find(link)).as("under the address before").isEmpty();
            assertThat(find(other)).contains(opened);
        }
        assertThat(of(vault)).hasSize(Openings.values().length);
    }

    @Test
    @DisplayName("VLT-8: the links of a vault are listed, the one that was given last first, twenty at most, and none of another vault")
    default void ofAVault() {
        var vault = given().vault();
        assertThat(of(vault)).isEmpty();
        var all = new ArrayList<GivenLink>();
        for (var i = 0; i < GivenLink.MOST + 1; i++) {
            var link = link(vault, NOW.plusMillis(i % 2 == 0 ? i : 100L + i));
            all.addFirst(saved(i == 3 ? once(link) : link));
        }
        saved(link(given().vault(), NOW));
        all.sort((one, other) -> other.givenAt().compareTo(one.givenAt()));
        assertThat(of(vault)).containsExactlyElementsOf(all.subList(0, GivenLink.MOST));
        given().run(() -> links().remove(all.getFirst().id()));
        assertThat(of(vault)).containsExactlyElementsOf(all.subList(1, GivenLink.MOST + 1));
    }

    @Test
    @DisplayName("VLT-8: a link that is removed leads nowhere, it alone, and removing it again changes nothing")
    default void removed() {
        var vault = given().vault();
        var one = saved(link(vault, NOW));
        var other = saved(link(vault, NOW));
        for (var twice = 0; twice < 2; twice++) {
            given().run(() -> links().remove(one.id()));
            assertThat(find(one)).isEmpty();
            assertThat(of(vault)).containsExactly(other);
        }
    }

    @Test
    @DisplayName("VLT-8: what is over is forgotten, to the millisecond, of whatever vault, and counted; what lives stays, used up or not")
    default void over() {
        var longAgo = Instant.parse("1970-01-09T10:00:00.250Z");
        given().run(() -> links().removeOver(longAgo.plusSeconds(1)));
        var ends = longAgo.minus(Duration.ofDays(7));
        var one = saved(link(given().vault(), ends));
        var another = saved(link(given().vault(), ends.minusMillis(1)));
        var lives = saved(link(given().vault(), ends.plusMillis(1)));
        assertThat(given().get(() -> links().removeOver(longAgo.minusMillis(2)))).isZero();
        assertThat(find(another)).contains(another);
        assertThat(given().get(() -> links().removeOver(longAgo))).isEqualTo(2);
        assertThat(find(one)).isEmpty();
        assertThat(find(another)).isEmpty();
        assertThat(find(lives)).contains(lives);
        assertThat(given().get(() -> links().removeOver(longAgo))).isZero();
        given().run(() -> links().remove(lives.id()));
    }

    @Test
    @DisplayName("END-2: with somebody go their links, and nobody else's")
    default void erased() {
        var vault = given().vault();
        var theirs = saved(link(vault, NOW));
        var other = saved(link(given().vault(), NOW));
        given().run(() -> ports().erasure().erase(KeyOwner.of(vault), NOW));
        assertThat(find(theirs)).isEmpty();
        assertThat(of(vault)).isEmpty();
        assertThat(find(other)).contains(other);
    }

    @Test
    @DisplayName("A link that was given, opened, removed or forgotten in a unit of work that failed is as it was")
    default void allOrNothing() {
        var vault = given().vault();
        var kept = saved(link(vault, NOW));
        var added = link(vault, NOW);
        undone(() -> links().save(added, hash(added)));
        undone(() -> links().save(kept.openedOnceMore(NOW), hash(kept)));
        undone(() -> links().save(kept, "another"));
        undone(() -> links().remove(kept.id()));
        undone(() -> {
            var unused = links().removeOver(kept.endsAt());
        });
        assertThat(of(vault)).containsExactly(kept);
        assertThat(find(kept)).contains(kept);
        assertThat(find(added)).isEmpty();
        assertThatThrownBy(() -> links().of(vault)).as("outside of one")
                .isInstanceOf(IllegalStateException.class);
    }

    private void undone(Runnable act) {
        assertThatThrownBy(() -> given().run(() -> {
            act.run();
            throw new ArithmeticException("on purpose");
        })).isInstanceOf(ArithmeticException.class);
    }
}
