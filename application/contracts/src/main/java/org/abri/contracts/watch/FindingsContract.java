package org.abri.contracts.watch;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.abri.application.watch.Finding;
import org.abri.application.watch.Findings;
import org.abri.contracts.AllOrNothing;
import org.abri.domain.vault.ItemId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the keeper of what is damaged or gone to its promise: it is known until it is removed. */
public interface FindingsContract extends AllOrNothing {
    int ALL = 1_000;

    private Findings findings() {
        return ports().watch().findings();
    }

    @Test
    @DisplayName("CRY-7: what was found is known as it was kept last, to the millisecond, until it is removed; of others nothing is")
    default void known() {
        var other = kept(Finding.Harm.MISSING);
        for (var harm : Finding.Harm.values()) {
            var one = kept(harm);
            assertThat(among(one.item(), new ItemId(UUID.randomUUID()))).isEqualTo(Map.of(one.item(), one));
            var now = new Finding(one.item(), one.vault(), Finding.Harm.DAMAGED, later(3).plusMillis(5));
            given().run(() -> findings().keep(now));
            assertThat(among(one.item(), other.item()))
                    .isEqualTo(Map.of(one.item(), now, other.item(), other));
            assertThat(among(one.item())).containsValue(now);
            given().run(() -> findings().remove(one.item()));
            given().run(() -> findings().remove(one.item()));
            assertThat(among(one.item())).isEmpty();
        }
        assertThat(among(other.item())).containsValue(other);
        assertThat(among()).isEmpty();
    }

    @Test
    @DisplayName("CRY-7: all of them are walked through, each once, in an order that does not change, and no more at a time than was asked for")
    default void walked() {
        var gone = kept(Finding.Harm.MISSING);
        assertThat(all(Optional.empty(), ALL)).contains(gone);
        given().run(() -> findings().remove(gone.item()));
        var kept = Stream.of(Finding.Harm.values()).map(this::kept).toList();
        var all = all(Optional.empty(), ALL);
        assertThat(all).doesNotHaveDuplicates().containsAll(kept).doesNotContain(gone);
        var walked = new ArrayList<Finding>();
        Optional<ItemId> last = Optional.empty();
        for (var turn = 0; turn < all.size(); turn++) {
            var some = all(last, 2);
            assertThat(some).hasSize(Math.min(2, all.size() - walked.size()));
            if (some.isEmpty()) {
                break;
            }
            walked.addAll(some);
            last = Optional.of(some.getLast().item());
        }
        assertThat(walked).isEqualTo(all);
        assertThat(all(last, ALL)).isEmpty();
    }

    @Test
    @DisplayName("CRY-7: what fails keeps and removes nothing, and nothing is kept or found outside of a unit of work")
    default void undone() {
        var one = kept(Finding.Harm.DAMAGED);
        var never = finding(Finding.Harm.DAMAGED);
        assertThatThrownBy(() -> given().run(() -> {
            findings().keep(never);
            findings().remove(one.item());
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(among(one.item(), never.item())).isEqualTo(Map.of(one.item(), one));
        assertThatThrownBy(() -> findings().keep(never)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> findings().remove(one.item())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> findings().all(Optional.empty(), 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> findings().among(Set.of(one.item())))
                .isInstanceOf(IllegalStateException.class);
    }

    private Finding kept(Finding.Harm harm) {
        var finding = finding(harm);
        given().run(() -> findings().keep(finding));
        return finding;
    }

    private Finding finding(Finding.Harm harm) {
        return new Finding(new ItemId(UUID.randomUUID()), given().vault(), harm, NOW.plusMillis(7));
    }

    private Map<ItemId, Finding> among(ItemId... items) {
        return given().get(() -> findings().among(new HashSet<>(List.of(items))));
    }

    private List<Finding> all(Optional<ItemId> after, int most) {
        return given().get(() -> findings().all(after, most));
    }
}
