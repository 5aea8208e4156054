package org.abri.domain.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant AT = Instant.parse("2026-03-10T10:00:00.123Z");
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 3));
    private static final ItemId ITEM = new ItemId(new UUID(3, 1));
    private static final List<Actor> ACTORS =
            List.of(new Actor.Owner(), new Actor.Service(), new Actor.Worker(ACCOUNT, "Odile Verdier"),
                    new Actor.Staff(ACCOUNT, new RelayId(new UUID(2, 1)), "Zoë O'Brien 😀", "مأوى"));

    @Test
    @DisplayName("PRI-4: every act of every kind of actor, about an item or not, is read back as it was written")
    void readBackAsWritten() {
        assertThat(ACTORS).extracting(Object::getClass)
                .containsExactlyInAnyOrder(Actor.class.getPermittedSubclasses());
        for (var actor : ACTORS) {
            for (var act : Act.values()) {
                for (var event : List.of(Event.of(AT, actor, act), Event.about(AT, actor, act, "ሰላም"),
                        Event.onItem(AT, actor, act, ITEM, "Œuvre — 😀"))) {
                    assertThat(Event.decoded(event.encoded())).isEqualTo(event);
                    assertThat(event.encoded()).isEqualTo(Event.decoded(event.encoded()).encoded());
                }
            }
        }
    }

    @Test
    @DisplayName("PRI-4: a record names staff and relay as they were then, so that it outlives their accounts")
    void namesAsTheyWere() {
        var read = Event.decoded(Event.of(AT, ACTORS.get(3), Act.ITEM_SEEN).encoded());
        assertThat(read.actor()).isEqualTo(ACTORS.get(3));
    }

    @Test
    @DisplayName("LOG-1: times are kept to the millisecond")
    void toTheMillisecond() {
        var event = Event.of(AT.plusNanos(999_999), ACTORS.get(0), Act.ITEM_SEEN);
        assertThat(Event.decoded(event.encoded()).at()).isEqualTo(AT);
    }

    @Test
    @DisplayName("LOG-1: the longest title and names that the vault takes can be written, in the widest of scripts")
    void longestWords() {
        var widest = "😀".repeat(20_000 / 2);
        assertThat(Event.decoded(Event.about(AT, ACTORS.get(0), Act.ITEM_ADDED, widest).encoded()).subject())
                .isEqualTo(widest);
    }

    @Test
    @DisplayName("LOG-1: words of more than 65535 bytes cannot be written, and the act they tell of does not happen")
    void tooManyWords() {
        assertThat(Event.about(AT, ACTORS.get(0), Act.ITEM_ADDED, "a".repeat(65_535)).encoded())
                .hasSizeGreaterThan(65_535);
        var tooLong = Event.about(AT, ACTORS.get(0), Act.ITEM_ADDED, "a".repeat(65_536));
        assertThatThrownBy(tooLong::encoded).isInstanceOf(UncheckedIOException.class);
        var tooWide = Event.about(AT, ACTORS.get(0), Act.ITEM_ADDED, "م".repeat(32_768));
        assertThatThrownBy(tooWide::encoded).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @DisplayName("LOG-1: bytes that are cut anywhere, or that are no event, are told from one")
    void tornBytes() {
        var whole = Event.onItem(AT, ACTORS.get(3), Act.ITEM_SEEN, ITEM, "title").encoded();
        for (var length = 0; length < whole.length; length++) {
            var torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Event.decoded(torn)).isInstanceOf(IllegalArgumentException.class);
        }
        var otherVersion = whole.clone();
        otherVersion[0] = 2;
        assertThatThrownBy(() -> Event.decoded(otherVersion)).isInstanceOf(IllegalArgumentException.class);
    }
}
