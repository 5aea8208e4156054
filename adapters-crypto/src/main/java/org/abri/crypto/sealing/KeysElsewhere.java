package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.abri.application.Outage;

/**
 * CRY-1: reaches wrapping keys that rest in a key-management system instead of the file of the {@link MasterKey}: a token
 * ({@link Pkcs11Keys}), or whatever a client of Tink's reaches. In the file stand an address and a <em>probe</em>: a text that the
 * key sealed when it was added. Whoever has both opens nothing with them.
 */
public final class KeysElsewhere implements AutoCloseable {
    /** As it stands in the file after the number. */
    static final String LINE = "[a-z][a-z0-9+.-]{0,31}:[!-~]{1,512} [A-Za-z0-9+/]{16,4096}={0,2}";

    private static final System.Logger LOG = System.getLogger("org.abri.keys");
    private static final byte[] TEXT = "abri key probe 1".getBytes(US_ASCII);
    private static final byte[] PLACE = "abri key probe".getBytes(US_ASCII);
    private static final byte[] ANOTHER = "abri key probe elsewhere".getBytes(US_ASCII);
    /** Longer than a client takes that has to connect anew. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** None: whatever has an address is out of reach. */
    public static final KeysElsewhere NONE = in(List.of());

    private final List<KmsClient> clients;
    private final InTime inTime;
    private final Map<String, Aead> reached = new ConcurrentHashMap<>();

    private KeysElsewhere(List<KmsClient> clients, Duration longest) {
        this.clients = clients;
        this.inTime = new InTime(longest);
    }

    /** By these clients, the first one that knows an address. Nothing is asked of them before a key of theirs is wanted. */
    public static KeysElsewhere in(List<? extends KmsClient> clients) {
        return in(clients, LONGEST);
    }

    static KeysElsewhere in(List<? extends KmsClient> clients, Duration longest) {
        return new KeysElsewhere(List.copyOf(clients), longest);
    }

    /** Whether that stands for a key that rests elsewhere. */
    static boolean isOne(String line) {
        return line.indexOf(' ') > 0;
    }

    static String addressOf(String line) {
        return line.substring(0, line.indexOf(' '));
    }

    /** What stands in the file; asks nobody yet. */
    KeyElsewhere key(int number, String line) {
        var address = addressOf(line);
        var probe = Base64.getDecoder().decode(line.substring(address.length() + 1));
        return new KeyElsewhere(number, address, probe, this);
    }

    /**
     * What is to stand in the file for the key at that address, which seals and opens a probe for it now, and does not open it for
     * another place. Throws {@link MasterKeyRefused} when it cannot be used, {@link Outage} when it does not answer.
     */
    String tried(String address) {
        if (!(address + " " + "A".repeat(Keys.BYTES)).matches(LINE)) {
            throw new MasterKeyRefused("A key elsewhere has an address, such as pkcs11:object=abri-2.");
        }
        try {
            var probe = ask(address, key -> key.encrypt(TEXT, PLACE));
            if (opens(address, probe) && !opensForAnother(address, probe) && opens(address, probe)) {
                var line = address + " " + Base64.getEncoder().encodeToString(probe);
                if (line.matches(LINE)) { return line; }
            }
        } catch (GeneralSecurityException | RuntimeException doesNot) {
            throw MasterKeyRefused.orOutage(outage(address, doesNot));
        }
        throw new MasterKeyRefused("The key at " + address
                + " does not seal and open a text for one place alone. Name one for AES-GCM.");
    }

    private boolean opensForAnother(String address, byte[] probe) {
        try {
            var unused = ask(address, key -> key.decrypt(probe, ANOTHER));
            return true;
        } catch (GeneralSecurityException | RuntimeException doesNot) {
            return false;
        }
    }

    private boolean opens(String address, byte[] probe) throws GeneralSecurityException {
        return Arrays.equals(ask(address, key -> key.decrypt(probe, PLACE)), TEXT);
    }

    /** Throws {@link Outage} unless the key at that address opens its probe, so that what else it does not open is damaged. */
    void mustOpen(String address, byte[] probe) {
        try {
            if (opens(address, probe)) { return; }
        } catch (GeneralSecurityException | RuntimeException doesNot) {
            throw outage(address, doesNot);
        }
        throw outage(address, new GeneralSecurityException("another text"));
    }

    /** Something that a key does. */
    @FunctionalInterface
    interface Doing {
        byte[] by(Aead key) throws GeneralSecurityException;
    }

    byte[] ask(String address, Doing doing) throws GeneralSecurityException {
        return inTime.call(() -> doing.by(reached(address)));
    }

    private Aead reached(String address) throws GeneralSecurityException {
        var before = reached.get(address);
        if (before != null) { return before; }
        var client = clients.stream().filter(each -> each.doesSupport(address)).findFirst()
                .orElseThrow(() -> new MasterKeyRefused("Nothing here reaches keys at \"" + schemeOf(address)
                        + ":\". For pkcs11, say ABRI_PKCS11_MODULE, ABRI_PKCS11_SLOT and ABRI_PKCS11_PIN_FILE; others take a plugin."));
        var found = client.withDefaultCredentials().getAead(address);
        reached.put(address, found);
        return found;
    }

    /** Lets go of what its clients hold; it may be asked again afterwards. */
    @Override
    public void close() {
        clients.stream().filter(Pkcs11Keys.class::isInstance).map(Pkcs11Keys.class::cast)
                .forEach(Pkcs11Keys::close);
    }

    private static String schemeOf(String address) {
        return address.substring(0, address.indexOf(':'));
    }

    /** In the log too, since what is thrown is told there without its words. */
    static Outage outage(String address, Exception why) {
        var outage = meaning(address, why);
        LOG.log(Level.WARNING, outage.getMessage());
        return outage;
    }

    /** While the service runs, what somebody has to mend is no less an outage: nothing is damaged by it. */
    private static Outage meaning(String address, Exception why) {
        return switch (why) {
            case Outage known -> known;
            case MasterKeyRefused refused ->
                    new Outage("the wrapping key at " + address + " is out of reach: "
                            + String.valueOf(refused.getMessage()).replaceFirst("\\.$", ""), refused);
            case GeneralSecurityException doesNot -> new Outage("the key at " + address
                    + " does not answer, or is not the one that was added to the master key: look at what keeps it",
                    doesNot);
            default -> new Outage("the key at " + address + " does not answer: look at what keeps it", why);
        };
    }
}
