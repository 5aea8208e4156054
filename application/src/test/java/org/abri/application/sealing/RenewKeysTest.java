package org.abri.application.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Abri;
import org.abri.application.Scene;
import org.abri.application.sealing.RenewKeys.Staying;
import org.abri.domain.journal.Act;
import org.abri.domain.journal.Chain;
import org.abri.domain.journal.Event;
import org.abri.domain.vault.Visibility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RenewKeysTest {
    private static final Duration MONTH = Duration.ofDays(31);

    private final Scene scene = new Scene();
    private final RenewKeys renew = scene.abri.sealing().renewKeys();

    /** More than one page of them, each with something that is sealed. */
    private List<KeyOwner> people() {
        var people = new ArrayList<KeyOwner>();
        for (var i = 0; i < RenewKeys.AT_A_TIME + 3; i++) {
            var owner = new KeyOwner(UUID.randomUUID());
            people.add(owner);
            scene.ports.work().inOne(() -> {
                scene.memory.sealer().makeKeySet(owner);
                return owner;
            });
        }
        return people;
    }

    private static Place place(KeyOwner owner) {
        return new Place(owner, owner.value(), "title");
    }

    private int added() {
        var key = scene.memory.addWrappingKey();
        renew.added(key);
        return key;
    }

    private List<Act> acts() {
        return scene.events(new Chain.OfService()).stream().map(Event::act).toList();
    }

    @Test
    @DisplayName("CRY-5, LAW-2: a key is added, put to use, wraps and opens every key set, and the old one goes; each step is in the journal, and nothing is sealed anew")
    void fromOneKeyToTheNext() {
        var people = people();
        var sealed = people.stream().map(owner -> scene.memory.sealer().seal(place(owner), new byte[] { 42 }))
                .toList();
        var key = added();
        assertThat(renew.standing().inUse()).isEqualTo(1);
        assertThat(renew.standing().alive()).containsExactly(1, key);

        assertThat(renew.use()).isEqualTo(key);
        assertThat(renew.standing().inUse()).isEqualTo(key);
        assertThat(renew.standing().done()).isFalse();
        var looked = new ArrayList<Long>();
        var renewed = renew.renewAll(looked::add);

        assertThat(renewed.rewrapped()).isEqualTo(renew.standing().all() - 1).isGreaterThan(people.size());
        assertThat(renewed.opened()).isEqualTo(renew.standing().all());
        assertThat(renewed.damaged()).isEmpty();
        assertThat(looked).isSorted().hasSizeGreaterThan(1).endsWith(renew.standing().all());
        assertThat(renew.standing().done()).isTrue();
        scene.pass(MONTH);
        assertThat(renew.drop(false)).isEmpty();
        scene.memory.dropWrappingKeysBefore(key);
        for (var i = 0; i < people.size(); i++) {
            assertThat(scene.memory.sealer().open(place(people.get(i)), sealed.get(i))).containsExactly(42);
        }
        assertThat(acts()).endsWith(Act.WRAPPING_KEY_ADDED, Act.WRAPPING_KEY_USED, Act.KEY_SETS_REWRAPPED,
                Act.KEY_SETS_REWRAPPED, Act.WRAPPING_KEYS_DROPPED);
        assertThat(scene.events(new Chain.OfService()).getLast().subject()).isEqualTo("2");
    }

    @Test
    @DisplayName("CRY-5: what is in use is not put to use again, and what was wrapped and opened is not looked at again")
    void nothingTwice() {
        added();
        assertThat(renew.use()).isEqualTo(2);
        assertThat(renew.renewAll(looked -> {}).rewrapped()).isEqualTo(renew.standing().all() - 1);
        var before = acts();

        assertThat(renew.use()).isEqualTo(2);
        assertThat(renew.renewAll(looked -> {})).isEqualTo(new RenewKeys.Renewed(0, 0, List.of()));

        assertThat(acts()).isEqualTo(before);
    }

    @Test
    @DisplayName("CRY-5: whoever comes meanwhile is wrapped by the key in use, and what another node wraps by the old one is wrapped again by itself")
    void meanwhile() {
        var key = added();
        var late = new KeyOwner(UUID.randomUUID());
        var wrapping = scene.ports.sealing().wrapping();
        byte[] byTheOld = scene.ports.work().inOne(() -> {
            scene.memory.sealer().makeKeySet(late);
            return scene.memory.keySets().find(late).orElseThrow();
        });
        var sealed = scene.memory.sealer().seal(place(late), new byte[] { 42 });
        scene.ports.work().inOne(() -> {
            scene.memory.keySets().remove(late);
            return late;
        });
        assertThat(renew.use()).isEqualTo(key);
        var person = people().getFirst();
        assertThat(wrapping.wrapping(find(person))).isEqualTo(key);
        assertThat(renew.renewAll(looked -> {}).damaged()).isEmpty();
        scene.ports.work().inOne(() -> scene.memory.keySets().keepFirst(late, byTheOld));
        scene.pass(MONTH);
        assertThat(renew.drop(false)).contains(new Staying.NotAllOpened(1));

        scene.runChore("renew-key-sets");

        assertThat(wrapping.wrapping(find(late))).isEqualTo(key);
        assertThat(scene.memory.sealer().open(place(late), sealed)).containsExactly(42);
        assertThat(renew.drop(true)).containsInstanceOf(Staying.NotBefore.class);
        scene.pass(RenewKeys.UNTIL_ALL_NODES_AGREE);
        assertThat(renew.drop(true)).isEmpty();
    }

    private byte[] find(KeyOwner owner) {
        return scene.ports.work().inOne(() -> scene.memory.keySets().find(owner)).orElseThrow();
    }

    @Test
    @DisplayName("CRY-5: an old key stays until the new one is in use, every key set was opened with it, all nodes know it, and no backup needs the old one")
    void staying() {
        assertThat(renew.drop(true)).contains(new Staying.NothingOld());
        added();
        assertThat(renew.drop(true)).contains(new Staying.NotInUse(2));
        assertThat(renew.use()).isEqualTo(2);
        var all = renew.standing().all();
        assertThat(renew.drop(true)).contains(new Staying.NotAllOpened(all));
        assertThat(renew.renewAll(looked -> {}).opened()).isEqualTo(all);
        var last = scene.now();
        assertThat(renew.drop(true))
                .contains(new Staying.NotBefore(last.plus(RenewKeys.UNTIL_ALL_NODES_AGREE)));
        assertThat(renew.drop(false))
                .contains(new Staying.NotBefore(last.plus(RenewKeys.UNTIL_BACKUPS_LAPSE)));
        scene.pass(RenewKeys.UNTIL_ALL_NODES_AGREE.minusMillis(1));
        assertThat(renew.drop(true)).isPresent();
        assertThat(acts()).doesNotContain(Act.WRAPPING_KEYS_DROPPED);
        scene.pass(Duration.ofMillis(1));
        assertThat(renew.drop(false)).isPresent();
        assertThat(renew.drop(true)).isEmpty();
        assertThat(acts()).endsWith(Act.WRAPPING_KEYS_DROPPED);
    }

    @Test
    @DisplayName("CRY-5: a key set that does not open is left as it is and named, and keeps the old key; so does one that is only said to be opened")
    void damaged() {
        var person = people().getFirst();
        var whole = find(person);
        var broken = whole.clone();
        broken[broken.length - 1] ^= 1;
        put(person, broken);
        added();
        assertThat(renew.use()).isEqualTo(2);

        assertThat(renew.renewAll(looked -> {}).damaged()).containsExactly(person);

        assertThat(find(person)).isEqualTo(broken);
        scene.pass(MONTH);
        assertThat(renew.drop(true)).contains(new Staying.NotAllOpened(1));
        scene.ports.work().inOne(() -> scene.ports.sealing().keySets()
                .opened(new KeySetsToRenew.Wrapped(person, broken), 2));
        assertThat(renew.standing().done()).isTrue();
        assertThat(renew.drop(true)).contains(new Staying.NotAllOpened(1));
        put(person, whole);
        assertThat(renew.renewAll(looked -> {}).rewrapped()).isEqualTo(1);
        scene.pass(MONTH);
        assertThat(renew.drop(false)).isEmpty();
    }

    private void put(KeyOwner owner, byte[] wrapped) {
        scene.ports.work().inOne(() -> {
            scene.memory.keySets().remove(owner);
            return scene.memory.keySets().keepFirst(owner, wrapped);
        });
    }

    @Test
    @DisplayName("CRY-5, I1, I6: halted at each step, and begun again each time, it ends with every key set wrapped and opened once; what is sealed opens at every moment")
    void haltedAtEachStep() {
        var people = people();
        var sealed = people.stream().map(owner -> scene.memory.sealer().seal(place(owner), new byte[] { 42 }))
                .toList();
        var amina = scene.affiliated(scene.relay("Tilleuls"), false);
        var note = scene.note(amina, amina.vault(), Visibility.PRIVATE, "Carte");
        added();
        var halts = 0;
        for (var step = 1; !fromTheBeginning(step); step++) {
            halts++;
            for (var i = 0; i < people.size(); i += 100) {
                assertThat(scene.memory.sealer().open(place(people.get(i)), sealed.get(i)))
                        .containsExactly(42);
            }
        }
        assertThat(halts).as("steps at which it was halted").isGreaterThan(10);
        assertThat(renew.standing().done()).isTrue();
        scene.pass(MONTH);
        assertThat(renew.drop(false)).isEmpty();
        scene.memory.dropWrappingKeysBefore(2);
        for (var i = 0; i < people.size(); i++) {
            assertThat(scene.memory.sealer().open(place(people.get(i)), sealed.get(i))).containsExactly(42);
        }
        assertThat(scene.item(note.vault(), note.id()).content().title()).isEqualTo("Carte");
        assertThat(scene.events(new Chain.OfService()).stream()
                .filter(each -> each.act() == Act.KEY_SETS_REWRAPPED)
                .mapToLong(each -> Long.parseLong(each.subject())).sum())
                        .as("what the journal says was wrapped").isEqualTo(renew.standing().all() - 1);
    }

    /** A process that dies at that call of the ports; answers whether it came to the end before. */
    private boolean fromTheBeginning(int dies) {
        var calls = new int[1];
        var keySets = dying(KeySetsToRenew.class, scene.ports.sealing().keySets(), calls, dies);
        var wrapping = dying(WrappingKeys.class, scene.ports.sealing().wrapping(), calls, dies);
        var process = Abri.on(scene.ports.with(new SealingPorts(wrapping, keySets,
                scene.ports.sealing().index(), scene.ports.sealing().found()))).sealing().renewKeys();
        try {
            var unused = process.use();
            return process.renewAll(looked -> {}).damaged().isEmpty();
        } catch (Dead died) {
            return false;
        }
    }

    private static final class Dead extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Early steps one by one, later ones further and further apart: there are thousands. */
    private static <T> T dying(Class<T> port, T right, int[] calls, int dies) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] { port },
                (proxy, method, arguments) -> {
                    if (++calls[0] == dies * dies) { throw new Dead(); }
                    try {
                        return method.invoke(right, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Test
    @DisplayName("CRY-6: whoever is erased while key sets are renewed stays so")
    void erasedMeanwhile() {
        var person = people().getFirst();
        added();
        assertThat(renew.use()).isEqualTo(2);
        var before = new KeySetsToRenew.Wrapped(person, find(person));
        scene.ports.work().inOne(() -> {
            scene.memory.sealer().destroyKeySet(person);
            return person;
        });
        var wrapping = scene.ports.sealing().wrapping();

        assertThat(scene.ports.work().inOne(() -> scene.ports.sealing().keySets().rewrap(before,
                wrapping.rewrapped(person, before.bytes(), 2), scene.now()))).isFalse();

        assertThat(scene.ports.work().inOne(() -> scene.memory.keySets().find(person)))
                .isEqualTo(Optional.empty());
        assertThatExceptionOfType(SealBroken.class)
                .isThrownBy(() -> scene.memory.sealer().seal(place(person), new byte[1]));
    }
}
