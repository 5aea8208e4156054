package org.abri.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one provider: those that begin with its name, and the few that all have. What is wrong with them is an
 * {@link IllegalArgumentException}, whose message is a sentence for the operator and holds no value that could be secret.
 */
public final class ProviderSettings {
    /** Where providers tell what became of SMS, without the last two parts: the service says it, not the operator. */
    public static final String RECEIPTS = "RECEIPTS";

    private static final String SENDER = "SENDER";
    /** What a header, a form and SMPP can carry. */
    private static final Pattern ONE_LINE = Pattern.compile("[\\x20-\\x7E]+");
    private static final Pattern SECRET_WORD = Pattern.compile("[A-Za-z0-9_-]{32,128}");
    private static final Pattern WORD =
            Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ]{1,9}[A-Za-z0-9]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> all;
    private final String provider;
    private final String prefix;
    private final Set<String> read = new HashSet<>();

    /** Of the provider of that name, without {@code ABRI_SMS_}. */
    public ProviderSettings(String provider, Map<String, String> all) {
        this.all = all;
        this.provider = provider;
        this.prefix = provider.toUpperCase(Locale.ROOT) + "_";
    }

    /** {@code what} goes on after the name of the setting: "says …". */
    public String required(String key, String what) {
        return optional(key).orElseThrow(() -> new IllegalArgumentException(name(key) + " " + what + "."));
    }

    public Optional<String> optional(String key) {
        read.add(prefix + key);
        return Optional.ofNullable(all.get(prefix + key));
    }

    /** What is in the file that the setting names; never in the setting itself. */
    public Secret secret(String key, String what) {
        var file = required(key, "names the file with " + what);
        try {
            var secret = Files.readString(Path.of(file)).strip();
            if (!ONE_LINE.matcher(secret).matches()) {
                throw new IllegalArgumentException(
                        "The file named by " + name(key) + " must hold one line, of ASCII alone.");
            }
            return new Secret(secret);
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("The file named by " + name(key) + " cannot be read.",
                    unreadable);
        }
    }

    /** What whoever tells what became of SMS must know; nobody is believed without. */
    public Optional<Secret> secretWord() {
        if (optional("RECEIPT_SECRET_FILE").isEmpty()) { return Optional.empty(); }
        var word = secret("RECEIPT_SECRET_FILE", "a secret word");
        if (!SECRET_WORD.matcher(word.value()).matches()) {
            throw new IllegalArgumentException("The file named by " + name("RECEIPT_SECRET_FILE")
                    + " must hold 32 to 128 letters and digits, drawn at random.");
        }
        return Optional.of(word);
    }

    /** Where this provider tells what became of SMS; the last part of the address follows. Only where browsers reach us by https. */
    public Optional<String> receiptsAt() {
        return Optional.ofNullable(all.get(RECEIPTS)).map(address -> address + "/" + provider + "/");
    }

    /** Where the provider is: over TLS, or on this machine. {@code secure} and {@code plain} are the two schemes. */
    public URI address(String key, @Nullable String unlessSaid, String secure, String plain) {
        var said = unlessSaid == null
                ? required(key, "says where the provider is, such as " + secure + "://sms.example")
                : optional(key).orElse(unlessSaid);
        try {
            var address = new URI(said);
            var host = address.getHost();
            var safe = secure.equals(address.getScheme())
                    || (plain.equals(address.getScheme()) && host != null && LOOPBACK.contains(host));
            if (host != null && safe && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException none) {
            // said below
        }
        throw new IllegalArgumentException(name(key) + " must be an address that begins with " + secure
                + ":// and holds no password.");
    }

    /** Who SMS are from, in the form that all networks take. */
    public Optional<String> sender() {
        var said = Optional.ofNullable(all.get(SENDER));
        if (said.isPresent() && !WORD.matcher(said.get()).matches()
                && !NUMBER.matcher(said.get()).matches()) {
            throw new IllegalArgumentException(
                    "ABRI_SMS_SENDER must be 3 to 11 letters and digits without accents, or a number.");
        }
        return said;
    }

    /** As well, for whom nothing leaves without. */
    public String requiredSender() {
        return sender().orElseThrow(() -> new IllegalArgumentException(
                "ABRI_SMS_SENDER says who SMS are from: a word of at most 11 letters and digits, or a number."));
    }

    /** One of these words. */
    public String oneOf(String key, String unlessSaid, String... words) {
        var said = optional(key).orElse(unlessSaid);
        if (Arrays.asList(words).contains(said)) { return said; }
        throw new IllegalArgumentException(name(key) + " must be " + String.join(" or ", words) + ".");
    }

    /** Numbers with commas between them. */
    public Set<Integer> numbers(String key, String unlessSaid) {
        try {
            return Arrays.stream(optional(key).orElse(unlessSaid).split(",")).map(String::strip)
                    .filter(each -> !each.isEmpty()).map(Integer::valueOf).collect(Collectors.toSet());
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(name(key) + " must be numbers with commas between them.",
                    none);
        }
    }

    /** Whatever begins with the provider's name and was not read is a slip. */
    public void andNoOthers() {
        for (var key : new TreeSet<>(all.keySet())) {
            if (key.startsWith(prefix) && !read.contains(key)) {
                throw new IllegalArgumentException("There is no setting ABRI_SMS_" + key + ".");
            }
        }
    }

    private String name(String key) {
        return "ABRI_SMS_" + prefix + key;
    }

    /** What nobody reads in a log. */
    public record Secret(String value) {
        /** Tells by the time it takes nothing but the length. */
        public boolean is(String guess) {
            return MessageDigest.isEqual(value.getBytes(UTF_8), guess.getBytes(UTF_8));
        }

        @Override
        public String toString() {
            return "Secret[…]";
        }
    }
}
