package org.abri.crypto.sealing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.google.crypto.tink.StreamingAead;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.abri.application.Outage;
import org.abri.application.UnitOfWork;
import org.abri.application.sealing.KeyOwner;
import org.abri.application.sealing.SealBroken;
import org.abri.application.sealing.WrappedKeySets;

/**
 * CRY-1: the key sets of all owners. They rest wrapped by the master key, with the owner's id bound in, so that a key set
 * given to somebody else does not open; few of them, for a short time, are kept opened. An {@code Outage} of the store
 * passes through.
 *
 * <p>What is kept opened must be what was committed. Inside the unit of work that makes a key set, {@code find} shows it
 * before it is committed; kept from there, it would outlive a roll-back and seal things that nothing opens. And while a
 * unit of work that destroys one is under way, others still find it. So for a while after a key set was made, the thread
 * that made it keeps nothing of it (the others see only what is committed); and for a while after it was destroyed,
 * nobody does. They ask the store each time instead.
 */
public final class KeySets {
    /** Also how long a node may open what another node has destroyed. */
    private static final System.Logger LOG = System.getLogger(KeySets.class.getName());

    private static final Duration KEPT = Duration.ofMinutes(2);
    /** Longer than any unit of work. */
    private static final Duration IN_DOUBT = Duration.ofMinutes(5);
    /** Some eight megabytes, each weighing 0.8 KB: a page of people costs no opening, however large their relay is. */
    static final int MOST_KEPT = 10_000;

    private final MasterKey master;
    private final Wrapping wrapping;
    private final WrappedKeySets store;
    private final UnitOfWork work;
    private final Cache<KeyOwner, OpenedKeySet> opened;
    private final Cache<KeyOwner, Long> makers;
    private final Cache<KeyOwner, Boolean> destroyed;

    public KeySets(MasterKey master, WrappedKeySets store, UnitOfWork work) {
        this(master, store, work, Ticker.systemTicker());
    }

    KeySets(MasterKey master, WrappedKeySets store, UnitOfWork work, Ticker ticker) {
        this.master = master;
        this.wrapping = new Wrapping(master);
        this.store = store;
        this.work = work;
        opened = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run).expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .build();
        makers = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run).expireAfterWrite(IN_DOUBT)
                .build();
        destroyed = Caffeine.newBuilder().ticker(ticker).executor(Runnable::run).expireAfterWrite(IN_DOUBT)
                .build();
    }

    /**
     * OPS-1: throws {@link MasterKeyRefused} unless the master key is the one of the stored key sets: it opens the
     * service's own, which is made now if there is none yet. Also when a key that rests elsewhere cannot be used; an
     * {@link Outage} when that one does not answer.
     */
    public void verify() {
        try {
            verifyInReach();
        } catch (Outage outOfReach) {
            throw MasterKeyRefused.orOutage(outOfReach);
        }
    }

    private void verifyInReach() {
        var owner = KeyOwner.SERVICE;
        var kept =
                work.inOne(() -> store.find(owner).orElseGet(() -> store.keepFirst(owner, wrapped(owner))));
        try {
            opened(owner, kept);
        } catch (SealBroken e) {
            var number = MasterKey.wrappedBy(kept);
            if (number > 0 && number < master.wrappingKeys().first()) {
                throw new MasterKeyRefused("The master key no longer has its wrapping key " + number
                        + ", with which these data were sealed. Put its line back from a copy of the master key of that time.",
                        e);
            }
            throw new MasterKeyRefused(
                    "The master key is not the one that these data were sealed with, or the data are"
                            + " damaged. Start the service with the key that belongs to the data.",
                    e);
        }
    }

    void make(KeyOwner owner) {
        makers.put(owner, Thread.currentThread().threadId());
        work.inOne(() -> store.keepFirst(owner, wrapped(owner)));
    }

    void destroy(KeyOwner owner) {
        // First in doubt, then gone, then forgotten: whoever found it a moment ago does not keep it after this.
        destroyed.put(owner, true);
        work.inOne(() -> {
            store.remove(owner);
            return owner;
        });
        opened.invalidate(owner);
    }

    /** Throws {@link SealBroken} when the owner has no key set, or it does not open. */
    OpenedKeySet of(KeyOwner owner) {
        var kept = opened.getIfPresent(owner);
        if (kept != null) { return kept; }
        Optional<byte[]> wrapped = work.inOne(() -> store.find(owner));
        var found = opened(owner,
                wrapped.orElseThrow(
                        () -> new SealBroken("The key set of " + owner.value() + " is not there")));
        keep(owner, found);
        return found;
    }

    /** Those that are there are opened and kept, with one question to the store for all of them. */
    void prepare(Set<KeyOwner> owners) {
        var wanted = owners.stream().filter(owner -> opened.getIfPresent(owner) == null)
                .collect(Collectors.toUnmodifiableSet());
        if (wanted.size() > 1) {
            var wrapped = work.inOne(() -> store.findAll(wanted));
            // kept by this thread, which is the one that may have made one of them
            (master.isElsewhere() ? SideBySide.done(wrapped, this::openedOrTold) : inOrder(wrapped))
                    .forEach((owner, found) -> found.ifPresent(keySet -> keep(owner, keySet)));
        }
    }

    private Map<KeyOwner, Optional<OpenedKeySet>> inOrder(Map<KeyOwner, byte[]> wrapped) {
        return wrapped.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey,
                each -> openedOrTold(each.getKey(), each.getValue())));
    }

    /** What does not open is told to whoever asks for it. */
    private Optional<OpenedKeySet> openedOrTold(KeyOwner owner, byte[] wrapped) {
        try {
            return Optional.of(opened(owner, wrapped));
        } catch (SealBroken toldLater) {
            LOG.log(Level.WARNING, "a key set does not open", toldLater);
            return Optional.empty();
        }
    }

    /** Unless it may be undone or destroyed at this moment. */
    private void keep(KeyOwner owner, OpenedKeySet found) {
        opened.asMap().compute(owner, (same, before) -> inDoubt(owner) ? null : found);
    }

    /** For the contents of documents; throws {@link SealBroken} when the owner has no key set, or it does not open. */
    public StreamingAead contents(KeyOwner owner) {
        return of(owner).contents();
    }

    private boolean inDoubt(KeyOwner owner) {
        var maker = makers.getIfPresent(owner);
        return (maker != null && maker == Thread.currentThread().threadId())
                || destroyed.getIfPresent(owner) != null;
    }

    private byte[] wrapped(KeyOwner owner) {
        return wrapping.wrapped(Wrapping.isService(owner) ? master.wrappingKeys().last() : inUse(),
                master.peppers().last(), owner, OpenedKeySet.generate());
    }

    /** CRY-5: the wrapping key that all nodes use is the one that wraps the service's own key set, as it is known here. */
    private int inUse() {
        var known = opened.getIfPresent(KeyOwner.SERVICE);
        if (known != null) { return known.wrappedBy(); }
        return store.find(KeyOwner.SERVICE).map(wrapped -> {
            var found = opened(KeyOwner.SERVICE, wrapped);
            keep(KeyOwner.SERVICE, found);
            return found.wrappedBy();
        }).orElseGet(() -> master.wrappingKeys().last());
    }

    private OpenedKeySet opened(KeyOwner owner, byte[] wrapped) {
        try {
            var found = OpenedKeySet.of(wrapping.unwrapped(owner, wrapped), MasterKey.wrappedBy(wrapped));
            if (Wrapping.isService(owner)) {
                master.usePepper(Wrapping.pepperOf(wrapped));
            }
            return found;
        } catch (GeneralSecurityException e) {
            throw new SealBroken("The key set of " + owner.value() + " does not open", e);
        }
    }

    /** How many are kept opened now. */
    long keptOpened() {
        opened.cleanUp();
        return opened.estimatedSize();
    }
}
