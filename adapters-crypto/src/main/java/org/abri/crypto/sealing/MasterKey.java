package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Collections.unmodifiableSortedSet;

import com.google.crypto.tink.prf.PrfSet;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.abri.application.Outage;

/**
 * CRY-1: the secrets that are kept outside of database and blobs. Without them nothing opens; with them everything does.
 * Four keys, each of its own making, so that one can be renewed without the others:
 * <ul>
 * <li><b>wrapping</b> (AES-256-GCM) wraps the key set of each person. It is numbered: while it is being renewed (CRY-5)
 * the old one stays beside the new, and both unwrap. Which one wraps is said by the service's own key set ({@link KeySets}),
 * so that all nodes agree.
 * <li><b>index</b> (HMAC-SHA256) makes the blind indexes (CRY-4). It is numbered; each key hashes what the one before it made. Renewing
 * it means hashing every value that rests once more, by a key that is added ({@link HmacBlindIndex}); how many keys the data were
 * made with is said by the data.
 * <li><b>pepper</b> (HMAC-SHA256) is mixed into every password before it is hashed (AUT-3). It is numbered, each hash says by
 * which it was made, and which one is mixed in now is said by the service's key set as well.
 * <li><b>binding</b> (HMAC-SHA256) makes the MACs of rows and of the journal (CRY-2, LOG-1). Renewing it means computing
 * every MAC again.
 * </ul>
 * They rest together in one file, see {@link MasterKeyFile}; a key that another node uses already is looked for there again. A
 * wrapping key may rest in a key-management system instead ({@link KeysElsewhere}), which then does what is done with it.
 */
public final class MasterKey {
    private static final System.Logger LOG = System.getLogger("org.abri.keys");
    private static final int HASH_BYTES = 32;
    private static final byte[] CHECKED = "abri key check 1".getBytes(US_ASCII);
    /** As seals by Tink begin: its mark, and the number of the key. */
    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final Path file;
    private final KeysElsewhere elsewhere;
    private volatile KeysAtHand now;
    private volatile int pepperInUse;

    private MasterKey(Path file, KeysElsewhere elsewhere) {
        this.file = file;
        this.elsewhere = elsewhere;
        this.now = MasterKeyFile.keys(file, elsewhere);
        this.pepperInUse = now.peppers().lastKey();
    }

    /**
     * The master key in {@code file}. Throws {@link MasterKeyRefused} when it is missing, malformed, not a plain file, or
     * open to anybody but its owner. Whether it is the key of these data is for {@link KeySets#verify} to say.
     */
    public static MasterKey load(Path file) {
        return load(file, KeysElsewhere.NONE);
    }

    /** As {@link #load(Path)}, with whatever reaches keys that rest elsewhere; none of them is asked yet. */
    public static MasterKey load(Path file, KeysElsewhere elsewhere) {
        return new MasterKey(file, elsewhere);
    }

    /** Makes a new master key in {@code file}, which must not be there yet; it is there whole, and on the disk, or not at all. */
    public static MasterKey create(Path file) {
        MasterKeyFile.create(file);
        return load(file);
    }

    /**
     * For the first start of a service that nobody has set up: the key in {@code file}, made if there is none. Should the
     * data be older than the new key, {@link KeySets#verify} refuses it.
     */
    public static MasterKey loadOrCreate(Path file) {
        return MasterKeyFile.isThere(file) ? load(file) : create(file);
    }

    /**
     * CRY-5: adds a wrapping key to the file, where there is one alone, and a pepper; answers the number of the former. Neither is
     * used before it is {@linkplain org.abri.application.sealing.RenewKeys#use put to use}. Throws {@link MasterKeyRefused} when there are two already,
     * or the file cannot be changed: it is as it was then.
     */
    public static int addKeys(Path file) {
        return addKeys(file, MasterKeyText::withAnotherWrappingKey);
    }

    /**
     * As {@link #addKeys(Path)}, a wrapping key that rests at that address. It has sealed and opened something then. Throws
     * {@link Outage} when it does not answer, {@link MasterKeyRefused} too when it cannot be used.
     */
    public static int addKeys(Path file, String address, KeysElsewhere elsewhere) {
        var before = MasterKeyFile.read(file);
        mustBeAlone(file, before);
        if (before.wrapping().values().stream().anyMatch(line -> line.startsWith(address + " "))) {
            throw new MasterKeyRefused(
                    "The master key " + file + " has the key at that address already. Add another one.");
        }
        var line = elsewhere.tried(address);
        return addKeys(file, text -> text.withAnotherWrappingKey(line));
    }

    private static int addKeys(Path file, UnaryOperator<MasterKeyText> adding) {
        return MasterKeyFile.change(file, text -> {
            mustBeAlone(file, text);
            return adding.apply(text).withAnotherPepper();
        }).wrapping().lastKey();
    }

    /**
     * CRY-5: adds a key of the index to the file; answers its number. It is not used before it is
     * {@linkplain org.abri.application.sealing.RenewIndex#use put to use}. Throws {@link MasterKeyRefused} when the file cannot be
     * changed: it is as it was then.
     */
    public static int addIndexKey(Path file) {
        return MasterKeyFile.change(file, MasterKeyText::withAnotherIndexKey).index().lastKey();
    }

    private static void mustBeAlone(Path file, MasterKeyText text) {
        if (text.wrapping().size() > 1) {
            throw new MasterKeyRefused("The master key " + file
                    + " has two wrapping keys already. Drop the old one, or put the new one to use.");
        }
    }

    /** The number of the newest wrapping key in the file. Throws as {@link #load}. */
    public static int newestWrappingKey(Path file) {
        return MasterKeyFile.read(file).wrapping().lastKey();
    }

    /**
     * CRY-5: takes the wrapping keys before the one of that number, which must be there, out of the file. Peppers stay: hashes
     * that nobody used since were made with them.
     */
    public static void dropWrappingKeysBefore(Path file, int number) {
        var unused = MasterKeyFile.change(file, text -> {
            if (!text.wrapping().containsKey(number)) {
                throw new MasterKeyRefused("The master key " + file + " has no wrapping key " + number + ".");
            }
            return text.withoutWrappingKeysBefore(number);
        });
    }

    /** CRY-5: the file as it is now: what was added to it counts, what was taken away is unknown from here on. */
    MasterKey read() {
        now = MasterKeyFile.keys(file, elsewhere);
        return this;
    }

    /** Whether a wrapping key rests elsewhere, so that each use of it is on its way for a while. */
    boolean isElsewhere() {
        return keysElsewhere().findAny().isPresent();
    }

    /**
     * OPS-1: asks each wrapping key that rests elsewhere for something. Throws {@link MasterKeyRefused} when one cannot be used,
     * {@link Outage} when one does not answer, or is not the one that was added.
     */
    public void tryElsewhere() {
        try {
            keysElsewhere().forEach(KeyElsewhere::mustAnswer);
        } catch (Outage outOfReach) {
            throw MasterKeyRefused.orOutage(outOfReach);
        }
    }

    private Stream<KeyElsewhere> keysElsewhere() {
        return now.wrapping().values().stream().filter(KeyElsewhere.class::isInstance)
                .map(KeyElsewhere.class::cast);
    }

    /** The numbers of the wrapping keys, the newest last. */
    SortedSet<Integer> wrappingKeys() {
        return unmodifiableSortedSet(new TreeSet<>(now.wrapping().keySet()));
    }

    /** The numbers of the peppers, the newest last. */
    SortedSet<Integer> peppers() {
        return unmodifiableSortedSet(new TreeSet<>(now.peppers().keySet()));
    }

    /** The number of the pepper that is mixed into what is hashed now. */
    public int pepperInUse() {
        return pepperInUse;
    }

    void usePepper(int number) {
        pepperInUse = number;
    }

    boolean hasPepper(int number) {
        return known(KeysAtHand::peppers, number).isPresent();
    }

    /**
     * AUT-3: the secret as it is given to the password hash: worthless to whoever has the database alone. Empty when there is no
     * pepper of that number any more. Throws {@link Outage} when there is none yet, which is for whoever keeps the file to mend.
     */
    public Optional<byte[]> peppered(int number, byte[] secret) {
        return known(KeysAtHand::peppers, number).map(pepper -> hash(pepper, secret));
    }

    /** The numbers of the keys of the index, the newest last. */
    SortedSet<Integer> indexKeys() {
        return unmodifiableSortedSet(new TreeSet<>(now.index().keySet()));
    }

    /** Hashed by one key of the index. Throws {@link Outage} when there is none of that number. */
    byte[] indexed(int number, byte[] input) {
        return hash(known(KeysAtHand::index, number).orElseThrow(() -> lacking(number)), input);
    }

    byte[] bound(byte[] bytes) {
        return hash(now.binding(), bytes);
    }

    /**
     * OPS-1: what shows that the keys that only make hashes are those of the data: each one's hash of a text that is nothing
     * else's. It is bound into the seal of the service's key set, so that no start goes by with one of them exchanged.
     */
    byte[] checkValue(int pepper) {
        return ByteBuffer.allocate(3 * HASH_BYTES).put(indexed(now.index().firstKey(), CHECKED))
                .put(peppered(pepper, CHECKED).orElseThrow()).put(bound(CHECKED)).array();
    }

    /** Throws {@link Outage} when there is no key of that number, or it is out of reach. */
    byte[] wrap(int number, byte[] keySet, byte[] associated) {
        try {
            return known(KeysAtHand::wrapping, number).orElseThrow(() -> lacking(number))
                    .encrypt(keySet, associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrapping", e);
        }
    }

    /** Throws {@link Outage} when it was wrapped by the key that comes next, and the file does not have it yet; or by one out of reach. */
    byte[] unwrap(byte[] wrapped, byte[] associated) throws GeneralSecurityException {
        var number = wrappedBy(wrapped);
        return known(KeysAtHand::wrapping, number)
                .orElseThrow(
                        () -> new GeneralSecurityException("The master key has no wrapping key " + number))
                .decrypt(wrapped, associated);
    }

    /** The number of the key that wrapped it; 0 for what nobody wrapped. */
    static int wrappedBy(byte[] wrapped) {
        return wrapped.length < PREFIX_BYTES ? 0 : ByteBuffer.wrap(wrapped).getInt(1);
    }

    /** Numbers follow one another: what comes next is in use on another node, while this one's file lags behind. */
    private <K> Optional<K> known(Function<KeysAtHand, SortedMap<Integer, K>> kind, int number) {
        var found = kind.apply(now).get(number);
        if (found == null && number == kind.apply(now).lastKey() + 1) {
            found = kind.apply(readAgain()).get(number);
            if (found == null) { throw lacking(number); }
        }
        return Optional.ofNullable(found);
    }

    private KeysAtHand readAgain() {
        try {
            return read().now;
        } catch (MasterKeyRefused cannot) {
            throw new Outage("the master key cannot be read again", cannot);
        }
    }

    /** Said in the log too, where what is thrown stands without its words. */
    private Outage lacking(int number) {
        var outage = new Outage(
                "the master key lacks its key " + number + ", which another node uses: copy the file of that"
                        + " node to " + file);
        LOG.log(Level.WARNING, outage.getMessage());
        return outage;
    }

    private static byte[] hash(PrfSet key, byte[] input) {
        try {
            return key.computePrimary(input, HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("keyed hash", e);
        }
    }

    @Override
    public String toString() {
        return "MasterKey(…)";
    }
}
