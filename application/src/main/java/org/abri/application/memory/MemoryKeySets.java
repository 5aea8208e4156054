package org.abri.application.memory;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.KeySetsToRenew;
import org.abri.application.sealing.WrappedKeySets;

/** Wrapped key sets in memory, and the same ones as they are renewed. */
final class MemoryKeySets implements WrappedKeySets {
    /** What is kept of one; opened by 0: by nobody yet. */
    private record Kept(byte[] bytes, int openedBy, Optional<Instant> rewrappedAt) {}

    private static final Comparator<KeyOwner> ORDER = Comparator.comparing(owner -> owner.value().toString());

    private final Table<KeyOwner, Kept> keySets;

    MemoryKeySets(Memory memory) {
        this.keySets = new Table<>(memory);
    }

    @Override
    public Optional<byte[]> find(KeyOwner owner) {
        return keySets.find(owner).map(kept -> kept.bytes().clone());
    }

    @Override
    public Map<KeyOwner, byte[]> findAll(Set<KeyOwner> owners) {
        return owners.stream().filter(keySets::has).collect(Collectors.toUnmodifiableMap(owner -> owner,
                owner -> find(owner).orElseThrow()));
    }

    @Override
    public byte[] keepFirst(KeyOwner owner, byte[] wrapped) {
        if (!keySets.has(owner)) {
            keySets.put(owner, new Kept(wrapped.clone(), 0, Optional.empty()));
        }
        return find(owner).orElseThrow();
    }

    @Override
    public void remove(KeyOwner owner) {
        keySets.remove(owner);
    }

    KeySetsToRenew toRenew() {
        return new ToRenew();
    }

    private final class ToRenew implements KeySetsToRenew {
        @Override
        public Optional<Wrapped> find(KeyOwner owner) {
            return MemoryKeySets.this.find(owner).map(bytes -> new Wrapped(owner, bytes));
        }

        @Override
        public List<Wrapped> after(Optional<KeyOwner> last, int most) {
            return listed(last, most, kept -> true);
        }

        @Override
        public List<Wrapped> notOpenedBy(int key, Optional<KeyOwner> last, int most) {
            return listed(last, most, kept -> kept.openedBy() != key);
        }

        private List<Wrapped> listed(Optional<KeyOwner> last, int most, Predicate<Kept> wanted) {
            return keySets.keys()
                    .filter(owner -> last.map(each -> ORDER.compare(each, owner) < 0).orElse(true))
                    .filter(owner -> keySets.find(owner).filter(wanted).isPresent()).sorted(ORDER).limit(most)
                    .map(owner -> find(owner).orElseThrow()).toList();
        }

        @Override
        public boolean rewrap(Wrapped before, byte[] rewrapped, Instant now) {
            return changed(before, kept -> new Kept(rewrapped.clone(), 0, Optional.of(now)));
        }

        @Override
        public boolean opened(Wrapped wrapped, int by) {
            return changed(wrapped, kept -> new Kept(kept.bytes(), by, kept.rewrappedAt()));
        }

        private boolean changed(Wrapped asItWas, UnaryOperator<Kept> change) {
            var kept = keySets.find(asItWas.owner())
                    .filter(each -> Arrays.equals(each.bytes(), asItWas.bytes()));
            kept.ifPresent(each -> keySets.change(asItWas.owner(), change.apply(each)));
            return kept.isPresent();
        }

        @Override
        public Count count(int key) {
            return new Count(keySets.rows().count(),
                    keySets.rows().filter(kept -> kept.openedBy() == key).count(),
                    keySets.rows().flatMap(kept -> kept.rewrappedAt().stream()).max(Instant::compareTo));
        }
    }
}
