package org.abri.contracts.journal;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.abri.application.journal.Journal;
import org.abri.contracts.AllOrNothing;
import org.abri.contracts.Race;
import org.abri.contracts.access.Keys;
import org.abri.domain.access.Action;
import org.abri.domain.access.Granted;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Actor;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.journal.Link;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds a journal to its promise: what happened is there, in order, and shows when it was altered. */
public interface JournalContract extends AllOrNothing {

    @Test
    @DisplayName("PRI-3: every kind of actor, of act and of subject comes back as it was recorded, the newest first")
    default void eventsComeBack() {
        var vault = given().vault();
        var staff = new Actor.Staff(new AccountId(UUID.randomUUID()), new RelayId(UUID.randomUUID()),
                "Seán O'Neil ሰላም", "L’Étape 🏠");
        var events = new ArrayList<>(List.of(Event.of(NOW, new Actor.Owner(), Act.VAULT_OPENED),
                Event.onItem(later(1), staff, Act.ITEM_ADDED, new ItemId(UUID.randomUUID()),
                        "شهادة الميلاد 🪪"),
                Event.about(later(2), new Actor.Service(), Act.AFFILIATION_LAPSED, "L'Étape"),
                Event.of(later(3), new Actor.Worker(new AccountId(UUID.randomUUID()), "Odile Verdier"),
                        Act.SIGNED_IN)));
        for (var act : Act.values()) {
            events.add(Event.of(later(4), staff, act));
        }
        var key = Keys.ofOwner(vault, Action.READ_JOURNAL);
        assertThat(read(key, vault)).isEmpty();
        events.forEach(event -> append(vault, event));

        assertThat(read(key, vault)).isEqualTo(events.reversed());
    }

    @Test
    @DisplayName("PRI-3: the record is read page by page")
    default void readInPages() {
        var vault = given().vault();
        var events = IntStream.range(0, 5)
                .mapToObj(n -> Event.about(later(n), new Actor.Owner(), Act.ITEM_SEEN, "n° " + n)).toList();
        events.forEach(event -> append(vault, event));

        assertThat(read(vault, Long.MAX_VALUE, 2)).containsExactly(events.get(4), events.get(3));
        assertThat(read(vault, 4, 2)).containsExactly(events.get(2), events.get(1));
        assertThat(read(vault, 2, 2)).containsExactly(events.get(0));
        assertThat(read(vault, 1, 2)).isEmpty();
        assertThat(read(vault, 0, 2)).isEmpty();
        assertThat(read(vault, Long.MIN_VALUE, 2)).isEmpty();
        assertThat(
                given().get(() -> ports().journal().read(Keys.ofOwner(vault, Action.READ_JOURNAL), vault, 4,
                        2))).extracting(Journal.Entry::number).containsExactly(3L, 2L);
    }

    @Test
    @DisplayName("PRI-3: the record of a vault is read with a key to that record, and holds nobody else's")
    default void keyIsChecked() {
        var vault = given().vault();
        var other = given().vault();
        append(vault, event());

        assertThat(read(other, Long.MAX_VALUE, 10)).isEmpty();
        assertThatThrownBy(() -> given().get(
                () -> ports().journal().read(Keys.ofOwner(other, Action.READ_JOURNAL), vault, 9, 10)))
                        .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> given().get(
                () -> ports().journal().read(Keys.ofOwner(vault, Action.SEE_VAULT), vault, 9, 10)))
                        .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("LOG-1: a chain is numbered from one, unbroken, and its head is its last link")
    default void unbroken() {
        var chain = chainOf(5);

        var links = allLinks(chain, 1_000);

        assertThat(links).extracting(Link::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, links)).isEmpty();
        assertThat(head(chain)).usingRecursiveComparison().isEqualTo(links.getLast().asHead());
    }

    @Test
    @DisplayName("LOG-1: the links of a chain are read page by page")
    default void linksInPages() {
        var chain = chainOf(5);

        assertThat(allLinks(chain, 2)).extracting(Link::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(given().get(() -> ports().journal().links(chain, 3, 1))).extracting(Link::number)
                .containsExactly(4L);
        assertThat(given().get(() -> ports().journal().links(chain, 5, 10))).isEmpty();
    }

    @Test
    @DisplayName("LOG-1: a chain that nothing was added to stands at nothing")
    default void emptyChain() {
        var chain = new Chain.OfVault(given().vault());

        assertThat(head(chain)).usingRecursiveComparison().isEqualTo(Link.Head.ofNothing());
        assertThat(allLinks(chain, 10)).isEmpty();
    }

    @Test
    @DisplayName("LOG-1: changed, removed, inserted, exchanged or moved to another chain: each shows")
    default void tamperingShows() {
        var chain = chainOf(5);
        var links = allLinks(chain, 1_000);
        var third = links.get(2);
        var alteredBody = Arrays.copyOf(third.body(), third.body().length + 1);
        var foreign = allLinks(chainOf(5), 1_000);

        assertThat(firstBroken(Link.Head.ofNothing(), chain,
                with(links, 2, new Link(3, alteredBody, third.hash()))))
                        .hasValue(3);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, with(links, 2, foreign.get(2))))
                .hasValue(3);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, without(links, 2))).hasValue(3);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, without(links, 0))).hasValue(1);
        assertThat(
                firstBroken(Link.Head.ofNothing(), chain, with(with(links, 1, third), 2, links.get(1))))
                        .hasValue(2);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, foreign)).hasValue(1);
        assertThat(without(links, 4).getLast().asHead().number()).as("a tail cut off disagrees with the head")
                .isNotEqualTo(head(chain).number());
    }

    @Test
    @DisplayName("LOG-1: added to by many at once, a chain stays one, unbroken, with nothing lost")
    default void manyAtOnce() {
        var vault = given().vault();
        Callable<Boolean> tenEvents = () -> {
            for (var i = 0; i < 10; i++) {
                append(vault, event());
            }
            return true;
        };

        Race.together(Collections.nCopies(4, tenEvents));

        var chain = new Chain.OfVault(vault);
        var links = allLinks(chain, 7);
        assertThat(links).hasSize(40);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, links)).isEmpty();
        assertThat(head(chain).number()).isEqualTo(40);
    }

    @Test
    @DisplayName("LOG-1: several events of one unit of work follow each other; those of a unit that fails leave no gap")
    default void failedUnitLeavesNoGap() {
        var vault = given().vault();
        var chain = new Chain.OfVault(vault);
        append(vault, event());

        assertThatThrownBy(() -> given().run(() -> {
            ports().journal().append(chain, event());
            ports().journal().append(chain, event());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        given().run(() -> {
            ports().journal().append(chain, event());
            ports().journal().append(chain, event());
        });

        assertThat(allLinks(chain, 10)).extracting(Link::number).containsExactly(1L, 2L, 3L);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, allLinks(chain, 10))).isEmpty();
    }

    @Test
    @DisplayName("LOG-1: the service has a chain of its own, unbroken too")
    default void chainOfTheService() {
        var chain = new Chain.OfService();
        var before = head(chain).number();

        given().run(() -> ports().journal().append(chain,
                Event.about(NOW, new Actor.Service(), Act.RELAY_RECORDED, "L’Étape")));

        assertThat(head(chain).number()).isGreaterThan(before);
        assertThat(firstBroken(Link.Head.ofNothing(), chain, allLinks(chain, 100))).isEmpty();
    }

    @Test
    @DisplayName("LOG-1: all chains can be walked through, each once, page by page")
    default void walkingThroughChains() {
        allChains(1_000);
        var mine = List.<Chain> of(chainOf(1), chainOf(2), chainOf(1));
        given().run(() -> ports().journal().append(new Chain.OfService(), event()));

        for (var most : new int[] { 1, 2, 1_000 }) {
            assertThat(allChains(most)).containsAll(mine).contains(new Chain.OfService())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("LOG-1: where a chain stands is published once its entry is committed, and not before")
    default void published() {
        var chain = chainOf(2);

        assertThat(publishedOf(chain)).isEqualTo(2);
        assertThatThrownBy(() -> given().run(() -> {
            ports().journal().append(chain, event());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(publishedOf(chain)).isEqualTo(2);
        given().run(() -> ports().journal().append(chain, event()));
        assertThat(publishedOf(chain)).isEqualTo(3);
    }

    private long publishedOf(Chain chain) {
        return given().get(() -> ports().journal().published()).of(chain).stream()
                .mapToLong(Link.Head::number).max().orElse(0);
    }

    private void append(VaultId vault, Event event) {
        given().run(() -> ports().journal().append(new Chain.OfVault(vault), event));
    }

    private List<Event> read(VaultId vault, long before, int most) {
        return given()
                .get(() -> ports().journal().read(Keys.ofOwner(vault, Action.READ_JOURNAL), vault, before,
                        most))
                .stream().map(entry -> entry.event().orElseThrow()).toList();
    }

    private List<Event> read(Granted key, VaultId vault) {
        return given().get(() -> ports().journal().read(key, vault, Long.MAX_VALUE, 1_000)).stream()
                .map(entry -> entry.event().orElseThrow()).toList();
    }

    /** After a look at what is not there yet: an answer is never an old one. */
    private Chain chainOf(int events) {
        var vault = given().vault();
        assertThat(allLinks(new Chain.OfVault(vault), 1_000)).isEmpty();
        for (var n = 0; n < events; n++) {
            append(vault, Event.about(later(n), new Actor.Owner(), Act.ITEM_CHANGED, "n° " + n));
        }
        return new Chain.OfVault(vault);
    }

    private Link.Head head(Chain chain) {
        return given().get(() -> ports().journal().head(chain));
    }

    private List<Link> allLinks(Chain chain, int most) {
        return given().get(() -> {
            var all = new ArrayList<Link>();
            for (var page = ports().journal().links(chain, 0, most); !page.isEmpty();
                    page = ports().journal().links(chain, all.getLast().number(), most)) {
                assertThat(page.size()).isLessThanOrEqualTo(most);
                assertThat(Collections.disjoint(all, page)).as("the list goes on").isTrue();
                all.addAll(page);
            }
            return all;
        });
    }

    private List<Chain> allChains(int most) {
        return given().get(() -> {
            var all = new ArrayList<Chain>();
            for (var page = ports().journal().chains(Optional.empty(), most); !page.isEmpty();
                    page = ports().journal()
                            .chains(Optional.of(all.getLast()), most)) {
                assertThat(page.size()).isLessThanOrEqualTo(most);
                assertThat(Collections.disjoint(all, page)).as("the list goes on").isTrue();
                all.addAll(page);
            }
            return all;
        });
    }

    private static Event event() {
        return Event.of(NOW, new Actor.Owner(), Act.ITEM_SEEN);
    }

    private static List<Link> with(List<Link> links, int at, Link other) {
        var changed = new ArrayList<>(links);
        changed.set(at, other);
        return changed;
    }

    private static List<Link> without(List<Link> links, int at) {
        var changed = new ArrayList<>(links);
        changed.remove(at);
        return changed;
    }

    private OptionalLong firstBroken(Link.Head after, Chain chain, List<Link> links) {
        return given().get(() -> ports().journal().check(after, chain, links)).firstBroken();
    }
}
