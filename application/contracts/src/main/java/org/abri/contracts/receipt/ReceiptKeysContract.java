package org.abri.contracts.receipt;

import static org.abri.contracts.Given.NOW;
import static org.abri.contracts.Given.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.abri.application.receipt.PublishedKey;
import org.abri.application.receipt.ReceiptKeys;
import org.abri.application.receipt.SigningKey;
import org.abri.contracts.AllOrNothing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds whoever keeps the keys of receipts to their promise. There may be some already. */
public interface ReceiptKeysContract extends AllOrNothing {
    private ReceiptKeys keys() {
        return ports().receipt().keys();
    }

    private SigningKey drawn() {
        return ports().receipt().signatures().draw();
    }

    @Test
    @DisplayName("LAW-1: one key signs at a time, the last one; of those before it the public parts are kept, in order, to the millisecond")
    default void oneAtATime() {
        var before = published();
        var first = drawn();
        var second = drawn();
        var third = drawn();
        renew(first, NOW.plusMillis(3));
        assertThat(current()).contains(first);
        renew(second, later(1));
        renew(third, later(1));
        assertThat(current()).contains(third);
        var all = new ArrayList<>(before);
        all.add(new PublishedKey(first.publicKey(), NOW.plusMillis(3)));
        all.add(new PublishedKey(second.publicKey(), later(1)));
        all.add(new PublishedKey(third.publicKey(), later(1)));
        assertThat(published()).isEqualTo(all);
    }

    @Test
    @DisplayName("LAW-1: the first key is kept unless there is one, however often it is tried")
    default void first() {
        var before = current();
        var since = NOW.plusMillis(7);
        var one = drawn();
        var kept = keepFirst(one, since);
        assertThat(kept).isEqualTo(before.orElse(one));
        assertThat(current()).contains(kept);
        if (before.isEmpty()) {
            assertThat(published()).endsWith(new PublishedKey(one.publicKey(), since));
        }
        var other = drawn();
        assertThat(keepFirst(other, later(1))).isEqualTo(kept).isNotEqualTo(other);
        assertThat(published()).extracting(PublishedKey::key).containsOnlyOnce(kept.publicKey())
                .doesNotContain(other.publicKey());
        assertThat(published()).extracting(PublishedKey::id).contains(kept.id());

        renew(other, later(2));
        assertThat(keepFirst(one, since)).isEqualTo(other);
    }

    @Test
    @DisplayName("LOG-1: a renewal that fails renews nothing, and there is nothing outside of a unit of work")
    default void undone() {
        var kept = drawn();
        renew(kept, NOW);
        var before = published();
        assertThatThrownBy(() -> given().run(() -> {
            keys().renew(drawn(), later(1));
            throw new IllegalArgumentException("on purpose");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(current()).contains(kept);
        assertThat(published()).isEqualTo(before);

        assertThatThrownBy(() -> keys().current()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys().published()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys().renew(drawn(), NOW)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys().keepFirst(drawn(), NOW)).isInstanceOf(IllegalStateException.class);
    }

    private void renew(SigningKey key, Instant since) {
        given().run(() -> keys().renew(key, since));
    }

    private SigningKey keepFirst(SigningKey key, Instant since) {
        return given().get(() -> keys().keepFirst(key, since));
    }

    private Optional<SigningKey> current() {
        return given().get(() -> keys().current());
    }

    private List<PublishedKey> published() {
        return given().get(() -> keys().published());
    }
}
