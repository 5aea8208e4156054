package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.abri.application.Outage;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.Place;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.contracts.sealing.SealerContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkSealerTest implements SealerContract {
    private static final KeyOwner AMINA = new KeyOwner(new UUID(1, 1));
    private static final KeyOwner BORIS = new KeyOwner(new UUID(2, 2));
    private static final Place TITLE = new Place(AMINA, new UUID(3, 3), "title");
    private static final byte[] PLAIN = "Carte de séjour".getBytes(UTF_8);

    @TempDir Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final CommittedStore store = new CommittedStore();
    private MasterKey master;
    private KeySets keySets;
    private TinkSealer sealer;

    @BeforeEach
    void start() {
        master = MasterKey.create(folder.resolve("master.key"));
        keySets = new KeySets(master, store, store, nanos::get);
        sealer = new TinkSealer(keySets);
    }

    @Override
    public Sealer sealer() {
        return sealer;
    }

    @Override
    public UnitOfWork work() {
        return store;
    }

    /** The same data, seen from another node. */
    private TinkSealer otherNode() {
        return new TinkSealer(new KeySets(master, store, store, nanos::get));
    }

    private void make(KeyOwner owner) {
        store.inOne(() -> sealer.makeKeySet(owner));
    }

    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work, task -> new Thread(task).start()).join();
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName("CRY-1: what one node seals, another opens")
    void another_node() {
        make(AMINA);

        assertThat(otherNode().open(TITLE, sealer.seal(TITLE, PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("CRY-2: a sealed field opens nowhere but at its owner, row and field, which are told apart whatever they hold")
    void bound_to_its_place() {
        make(AMINA);
        make(BORIS);
        var swapped = new Place(new KeyOwner(TITLE.row()), AMINA.value(), "title");
        make(swapped.owner());
        var sealed = sealer.seal(TITLE, PLAIN);

        for (var other : List.of(new Place(BORIS, TITLE.row(), "title"),
                new Place(AMINA, new UUID(3, 4), "title"), new Place(AMINA, TITLE.row(), "titl"),
                new Place(AMINA, TITLE.row(), "title\u0000"), swapped)) {
            assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> sealer.open(other, sealed));
        }
    }

    @Test
    @DisplayName("CRY-2: no two places have the same bytes")
    void places_differ() {
        var owners = List.of(AMINA, BORIS, new KeyOwner(new UUID(0, 1)), new KeyOwner(new UUID(1, 0)));
        var fields = List.of("", "a", "ab", "b", "é", "\u0000", "a\u0000");
        var all = owners.stream().flatMap(owner -> owners.stream()
                .flatMap(row -> fields.stream().map(field -> new Place(owner, row.value(), field))))
                .map(PlaceBytes::of).toList();

        assertThat(all).hasSize(owners.size() * owners.size() * fields.size()).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("CRY-2: a wrapped key set that is given to somebody else does not open")
    void key_set_bound_to_its_owner() {
        make(AMINA);
        var sealed = sealer.seal(TITLE, PLAIN);
        store.inOne(() -> {
            store.keepFirst(BORIS, store.find(AMINA).orElseThrow());
        });

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> sealer.open(new Place(BORIS, TITLE.row(), "title"), sealed))
                .withMessageContaining("key set").withMessageContaining("does not open");
    }

    @Test
    @DisplayName("CRY-1: the wrapped key set is all that is stored, and without the master key it is nothing")
    void wrapped() {
        make(AMINA);
        var other = MasterKey.create(folder.resolve("other.key"));

        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> new TinkSealer(new KeySets(other, store, store)).seal(TITLE, PLAIN));
    }

    @Test
    @DisplayName("CRY-1: an opened key set is kept for a while, so that a list asks for it once")
    void kept_opened() {
        elsewhere(() -> make(AMINA));
        var before = store.finds();
        for (var i = 0; i < 200; i++) {
            sealer.seal(TITLE, PLAIN);
        }
        assertThat(store.finds() - before).isEqualTo(1);

        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        sealer.seal(TITLE, PLAIN);
        assertThat(store.finds() - before).isEqualTo(2);
    }

    @Test
    @DisplayName("PERFORMANCE: many people's key sets are asked for at once, and those that are kept are not asked for again")
    void prepared() {
        var people = IntStream.range(0, 600).mapToObj(i -> new KeyOwner(new UUID(7, i)))
                .collect(Collectors.toSet());
        elsewhere(() -> people.forEach(this::make));
        var before = store.finds();

        for (var i = 0; i < 2; i++) {
            sealer.prepare(people);
            people.forEach(owner -> sealer.seal(new Place(owner, TITLE.row(), "title"), PLAIN));
        }

        assertThat(store.finds() - before).isEqualTo(1);
    }

    @Test
    @DisplayName("CRY-6: preparing brings back no key set that is being destroyed, and stumbles over none that does not open")
    void prepared_in_doubt() {
        elsewhere(() -> make(AMINA));
        elsewhere(() -> make(BORIS));
        var other = MasterKey.create(folder.resolve("other.key"));
        new TinkSealer(new KeySets(other, store, store)).prepare(Set.of(AMINA, BORIS));

        store.inOne(() -> {
            sealer.destroyKeySet(AMINA);
            elsewhere(() -> sealer.prepare(Set.of(AMINA, BORIS)));
        });

        assertThat(keySets.keptOpened()).isEqualTo(1);
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> sealer.seal(TITLE, PLAIN));
    }

    @Test
    @DisplayName("CRY-1: no more key sets are kept opened than fit into a few megabytes")
    void few_kept() {
        var many = KeySets.MOST_KEPT + 100;
        elsewhere(() -> {
            for (var i = 0; i < many; i++) {
                make(new KeyOwner(new UUID(7, i)));
            }
        });
        for (var i = 0; i < many; i++) {
            sealer.seal(new Place(new KeyOwner(new UUID(7, i)), TITLE.row(), "title"), PLAIN);
        }

        assertThat(keySets.keptOpened()).isLessThanOrEqualTo(KeySets.MOST_KEPT);
    }

    @Test
    @DisplayName("CRY-1: a key set that was rolled back is gone, even if it was used before")
    void rolled_back() {
        assertThatThrownBy(() -> store.inOne(() -> {
            sealer.makeKeySet(AMINA);
            sealer.open(TITLE, sealer.seal(TITLE, PLAIN));
            throw new Undo();
        })).isInstanceOf(Undo.class);

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> sealer.seal(TITLE, PLAIN));
        assertThat(keySets.keptOpened()).isZero();
    }

    @Test
    @DisplayName("CRY-1: after a roll-back, what is sealed with the key set made next opens on every node")
    void rolled_back_and_made_again() {
        assertThatThrownBy(() -> store.inOne(() -> {
            sealer.makeKeySet(AMINA);
            sealer.seal(TITLE, PLAIN);
            throw new Undo();
        })).isInstanceOf(Undo.class);
        make(AMINA);

        assertThat(otherNode().open(TITLE, sealer.seal(TITLE, PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("CRY-1: a key set is used inside the unit of work that makes it, and seen by nobody else until then")
    void used_where_made() {
        store.inOne(() -> {
            sealer.makeKeySet(AMINA);
            var sealed = sealer.seal(TITLE, PLAIN);
            elsewhere(() -> assertThatExceptionOfType(SealBroken.class)
                    .isThrownBy(() -> sealer.open(TITLE, sealed)));
            assertThat(sealer.open(TITLE, sealed)).isEqualTo(PLAIN);
        });
    }

    @Test
    @DisplayName("CRY-6: once a key set is destroyed, nothing of its owner opens, also if it was kept opened")
    void destroyed_while_kept_opened() {
        elsewhere(() -> make(AMINA));
        make(BORIS);
        var sealed = sealer.seal(TITLE, PLAIN);
        assertThat(keySets.keptOpened()).isEqualTo(1);

        store.inOne(() -> sealer.destroyKeySet(AMINA));

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> sealer.open(TITLE, sealed));
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> sealer.seal(TITLE, PLAIN));
        assertThat(sealer.seal(new Place(BORIS, TITLE.row(), "title"), PLAIN)).isNotEmpty();
    }

    @Test
    @DisplayName("CRY-6: whoever opened something while a key set was being destroyed does not bring it back")
    void used_while_destroyed() {
        elsewhere(() -> make(AMINA));
        var sealed = sealer.seal(TITLE, PLAIN);

        store.inOne(() -> {
            sealer.destroyKeySet(AMINA);
            elsewhere(() -> assertThat(sealer.open(TITLE, sealed)).isEqualTo(PLAIN));
        });

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> sealer.open(TITLE, sealed));
        assertThat(keySets.keptOpened()).isZero();
    }

    @Test
    @DisplayName("CRY-6: another node forgets a destroyed key set within minutes")
    void forgotten_elsewhere() {
        elsewhere(() -> make(AMINA));
        var other = otherNode();
        var sealed = other.seal(TITLE, PLAIN);
        store.inOne(() -> sealer.destroyKeySet(AMINA));

        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> other.open(TITLE, sealed));
    }

    @Test
    @DisplayName("CRY-6: destroying a key set that is rolled back leaves everything as it was")
    void destroying_rolled_back() {
        elsewhere(() -> make(AMINA));
        var sealed = sealer.seal(TITLE, PLAIN);
        assertThatThrownBy(() -> store.inOne(() -> {
            sealer.destroyKeySet(AMINA);
            throw new Undo();
        })).isInstanceOf(Undo.class);

        assertThat(sealer.open(TITLE, sealed)).isEqualTo(PLAIN);
    }

    @Test
    @DisplayName("OPS-1: a store that does not answer is an outage, not a broken seal")
    void outage() {
        var down = new WrappedKeySets() {
            @Override
            public Optional<byte[]> find(KeyOwner owner) {
                throw new Outage("database", new IllegalStateException());
            }

            @Override
            public Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
                throw new Outage("database", new IllegalStateException());
            }

            @Override
            public byte[] keepFirst(KeyOwner owner, byte[] wrapped) {
                throw new Outage("database", new IllegalStateException());
            }

            @Override
            public void remove(KeyOwner owner) {
                throw new Outage("database", new IllegalStateException());
            }
        };
        var without = new KeySets(master, down, store);
        var sealerWithout = new TinkSealer(without);

        assertThatExceptionOfType(Outage.class).isThrownBy(() -> sealerWithout.open(TITLE, PLAIN));
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> sealerWithout.makeKeySet(AMINA));
        assertThatExceptionOfType(Outage.class).isThrownBy(() -> sealerWithout.destroyKeySet(AMINA));
        assertThatExceptionOfType(Outage.class).isThrownBy(without::verify);
    }

    @Test
    @DisplayName("LOG-2: opened key sets show nothing of themselves")
    void shows_nothing() {
        make(AMINA);

        assertThat(keySets.of(AMINA)).hasToString("OpenedKeySet(…)");
    }
}
