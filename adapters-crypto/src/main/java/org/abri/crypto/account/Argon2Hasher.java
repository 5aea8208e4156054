package org.abri.crypto.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.abri.application.RandomBytes;
import org.abri.application.account.PasswordHasher;
import org.abri.crypto.sealing.MasterKey;
import org.abri.domain.account.SecretHash;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * AUT-3: Argon2id by Bouncy Castle. What is hashed is the HMAC of the secret with the pepper, which the master key holds:
 * a stolen database alone gives nothing to guess at. Each hash takes 19 MiB and a core while it runs, so only a few run at
 * once, on threads of their own ({@link SlowWork}).
 *
 * <p>CRY-5: a hash names the pepper it was made with; one of another pepper than the one in use is outdated, so that it is made
 * again at the next sign-in. A hash of a pepper that is gone matches nothing, and takes as long.
 */
public final class Argon2Hasher implements PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** The slow part; tests count how often it runs, and on what. */
    interface SlowHash {
        byte[] of(byte[] input, Argon2Phc parameters);
    }

    private final MasterKey master;
    private final RandomBytes random;
    private final Argon2Cost cost;
    private final SlowWork work;
    private final SlowHash slowHash;
    private final Argon2Phc nobodys;

    /** With the least cost allowed. */
    public Argon2Hasher(MasterKey master, RandomBytes random, SlowWork work) {
        this(master, random, Argon2Cost.LEAST, work);
    }

    public Argon2Hasher(MasterKey master, RandomBytes random, Argon2Cost cost, SlowWork work) {
        this(master, random, cost, work, Argon2Hasher::argon2);
    }

    Argon2Hasher(MasterKey master, RandomBytes random, Argon2Cost cost, SlowWork work, SlowHash slowHash) {
        this.master = master;
        this.random = random;
        this.cost = cost;
        this.work = work;
        this.slowHash = slowHash;
        this.nobodys = fresh(random.next(HASH_BYTES));
    }

    @Override
    public SecretHash hash(String secret) {
        var parameters = fresh(new byte[HASH_BYTES]);
        return Argon2Phc.of(cost, parameters.pepper(), parameters.salt(), inTurn(secret, parameters))
                .asHash();
    }

    /** A hash of another format matches nothing, and takes as long. */
    @Override
    public boolean matches(String secret, SecretHash hash) {
        var kept = Argon2Phc.parse(hash);
        var equal = isHashOf(kept.orElse(nobodys), secret);
        return kept.isPresent() && equal;
    }

    @Override
    public boolean outdated(SecretHash hash) {
        return Argon2Phc.parse(hash).map(kept -> kept.weakerThan(cost, SALT_BYTES, HASH_BYTES)
                || kept.pepper() != master.pepperInUse()).orElse(true);
    }

    @Override
    public void pretend(String secret) {
        var nobody = isHashOf(nobodys, secret);
        assert !nobody;
    }

    private boolean isHashOf(Argon2Phc kept, String secret) {
        var known = master.peppered(kept.pepper(), new byte[0]).isPresent();
        return MessageDigest.isEqual(inTurn(secret, known ? kept : nobodys), kept.hash()) && known;
    }

    private Argon2Phc fresh(byte[] hash) {
        return Argon2Phc.of(cost, master.pepperInUse(), random.next(SALT_BYTES), hash);
    }

    private byte[] inTurn(String secret, Argon2Phc parameters) {
        var peppered = master.peppered(parameters.pepper(), secret.getBytes(UTF_8)).orElseThrow();
        return work.done(() -> slowHash.of(peppered, parameters));
    }

    private static byte[] argon2(byte[] input, Argon2Phc parameters) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(parameters.memoryKib()).withIterations(parameters.iterations())
                .withParallelism(parameters.parallelism()).withSalt(parameters.salt()).build());
        var hash = new byte[parameters.hash().length];
        generator.generateBytes(input, hash);
        return hash;
    }
}
