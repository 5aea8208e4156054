package org.abri.application;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.abri.application.account.PasswordHasher;
import org.abri.domain.account.SecretHash;

/** The hasher of a memory, watched: it counts the slow work, and things happen while a secret is compared. */
public final class WatchedHasher implements PasswordHasher {
    private final PasswordHasher hasher;
    private final AtomicInteger slow = new AtomicInteger();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> whileHashing = new AtomicReference<>(() -> {});
    private boolean allOutdated;
    private boolean busy;

    private WatchedHasher(PasswordHasher hasher) {
        this.hasher = hasher;
    }

    /** These ports, with their hasher watched. */
    public static Ports in(Ports ports) {
        return ports.with(ports.account().withHasher(new WatchedHasher(ports.account().hasher())));
    }

    /** The one that {@link #in} put there. */
    public static WatchedHasher of(Scene scene) {
        return (WatchedHasher) scene.ports.account().hasher();
    }

    /** Happens once, while the next secret is compared. */
    public void meanwhile(Runnable happening) {
        meanwhile.set(happening);
    }

    /** From now on every hash is weaker than it should be. */
    public void findAllOutdated() {
        allOutdated = true;
    }

    /** {@code other} happens while the next hash is made: in the middle of an opening. */
    public void whileHashing(Runnable other) {
        whileHashing.set(other);
    }

    /** How many hashes were made, compared or pretended while {@code work} ran. */
    public int slowWorkOf(Runnable work) {
        var before = slow.get();
        work.run();
        return slow.get() - before;
    }

    /** Too much is asked at once while {@code work} runs. */
    public void busy(Runnable work) {
        busy = true;
        work.run();
        busy = false;
    }

    private void onceFree() {
        if (busy) { throw new Busy("too much is asked at once", new IllegalStateException()); }
    }

    @Override
    public SecretHash hash(String secret) {
        onceFree();
        slow.incrementAndGet();
        whileHashing.getAndSet(() -> {}).run();
        return hasher.hash(secret);
    }

    @Override
    public boolean matches(String secret, SecretHash hash) {
        onceFree();
        slow.incrementAndGet();
        var matched = hasher.matches(secret, hash);
        meanwhile.getAndSet(() -> {}).run();
        return matched;
    }

    @Override
    public boolean outdated(SecretHash hash) {
        return allOutdated || hasher.outdated(hash);
    }

    @Override
    public void pretend(String secret) {
        slow.incrementAndGet();
        hasher.pretend(secret);
    }
}
