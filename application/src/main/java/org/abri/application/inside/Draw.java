package org.abri.application.inside;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.abri.application.Once;
import org.abri.application.RandomBytes;
import org.abri.application.Sha256;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.ActivationCode;
import org.abri.domain.account.FactorCode;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.RescueCode;
import org.abri.domain.account.Seed;
import org.abri.domain.account.ShownCode;
import org.abri.domain.account.Username;
import org.abri.domain.affiliation.AffiliationId;
import org.abri.domain.registration.PaperId;
import org.abri.domain.registration.Reference;
import org.abri.domain.registration.RegistrationId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.reminder.ReminderId;
import org.abri.domain.reminder.SeriesId;
import org.abri.domain.vault.BlobId;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.domain.vault.UploadId;

/** Draws what nobody must be able to guess: ids of 128 random bits (GATE-2), usernames, codes, tokens. */
public final class Draw {
    private static final int TOKEN_BYTES = 32;

    private final RandomBytes random;

    Draw(RandomBytes random) {
        this.random = random;
    }

    public AccountId accountId() {
        return new AccountId(id());
    }

    /** I4: of an account that is asked for with {@code once}: the same each time the same person asks for the same. */
    public AccountId accountId(Viewpoint asker, Once once, Object... asked) {
        return new AccountId(id("account", asker, once, asked));
    }

    /** I4: as {@link #accountId(Viewpoint, Once, Object...)}. */
    public RelayId relayId(Viewpoint asker, Once once, Object... asked) {
        return new RelayId(id("relay", asker, once, asked));
    }

    /** I4: of a registration, which anybody sends: the same each time the same is sent with {@code once}. */
    public RegistrationId registrationId(Once once, Object... sent) {
        return new RegistrationId(id("registration", "", "", once.key().toString(), sent));
    }

    /** I4: of a document of that registration: the same for the same bytes under the same name. */
    public PaperId paperId(RegistrationId registration, String name, byte[] bytes) {
        return new PaperId(id("paper", "", "", registration.toString(), name,
                HexFormat.of().formatHex(Sha256.of(bytes))));
    }

    /** I4: as {@link #accountId(Viewpoint, Once, Object...)}. */
    public ItemId itemId(Viewpoint asker, Once once, Object... asked) {
        return new ItemId(id("item", asker, once, asked));
    }

    /** I4: as {@link #accountId(Viewpoint, Once, Object...)}. */
    public FolderId folderId(Viewpoint asker, Once once, Object... asked) {
        return new FolderId(id("folder", asker, once, asked));
    }

    /** I4: as {@link #accountId(Viewpoint, Once, Object...)}. */
    public LinkId linkId(Viewpoint asker, Once once, Object... asked) {
        return new LinkId(id("link", asker, once, asked));
    }

    /** I4: as {@link #accountId(Viewpoint, Once, Object...)}. */
    public UploadId uploadId(Viewpoint asker, Once once, Object... asked) {
        return new UploadId(id("upload", asker, once, asked));
    }

    public UploadId uploadId() {
        return new UploadId(id());
    }

    /** Of one among several that are added together: that of the first tells whether they are there. */
    public ItemId itemId() {
        return new ItemId(id());
    }

    public SeriesId seriesId() {
        return new SeriesId(id());
    }

    public ReminderId reminderId() {
        return new ReminderId(id());
    }

    public AffiliationId affiliationId() {
        return new AffiliationId(id());
    }

    public BlobId blobId(Instant now) {
        return BlobId.drawn(now, random.next(BlobId.RANDOM_BYTES));
    }

    public UUID id() {
        var bits = ByteBuffer.wrap(random.next(16));
        return new UUID(bits.getLong(), bits.getLong());
    }

    /** Nobody can steer it to an id of somebody else's: it is a hash, bound to who asks, from which relay, and to all that is asked, each part with its length. */
    private static UUID id(String kind, Viewpoint asker, Once once, Object... asked) {
        // whoever is nobody is refused by the gate, which is asked with the id
        return id(kind, asker.who().map(AccountId::toString).orElse(""),
                asker instanceof Viewpoint.StaffAt(var account, var relay) ? relay.toString() : "",
                once.key().toString(), asked);
    }

    private static UUID id(String kind, String asker, String relay, String key, Object... asked) {
        var digest = Sha256.digest();
        feed(digest, kind);
        feed(digest, asker);
        feed(digest, relay);
        feed(digest, key);
        for (var part : asked) {
            if (part instanceof List<?> parts) {
                parts.forEach(each -> feed(digest, each.toString()));
            } else {
                feed(digest, part.toString());
            }
        }
        var bits = ByteBuffer.wrap(digest.digest());
        return new UUID(bits.getLong(), bits.getLong());
    }

    private static void feed(MessageDigest digest, String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    /** ACC-2. About 36 bits: never secret, and rarely drawn twice. */
    public Username username() {
        return Username.ofLetters(syllables(Username.SYLLABLES));
    }

    /** AFF-4: what a person shows on their screen. */
    public ShownCode shownCode() {
        return new ShownCode(syllables(ShownCode.SYLLABLES));
    }

    /** ACC-7: what the address in an SMS ends with: about 60 bits, as easy to type as to follow. */
    public String link() {
        return syllables(ActivationCode.SYLLABLES);
    }

    /** ACC-3, AUT-6: easy to copy from paper: {@code kado-limu-pero-bati-nuso}. */
    public String activationCode() {
        return inGroups(syllables(ActivationCode.SYLLABLES));
    }

    /** REL-1: about 60 random bits. */
    public Reference reference() {
        return new Reference(syllables(Reference.SYLLABLES));
    }

    /** SEC-4: at least 64 random bits, as easy to copy. */
    public String rescueCode() {
        return inGroups(syllables(RescueCode.SYLLABLES));
    }

    /** MFA-1: easy to copy from paper: {@code kado-limu-pero-bati}. */
    String factorCode() {
        return inGroups(syllables(FactorCode.OnPaper.SYLLABLES));
    }

    /** MFA-1: what an app makes its codes of. */
    public Seed seed() {
        return Seed.of(random.next(Seed.BYTES));
    }

    private static String inGroups(String letters) {
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }

    /** REC-1: six digits. */
    public String code() {
        var digits = new StringBuilder();
        for (int i = 0; i < OneTimeCode.DIGITS; i++) {
            digits.append(below(10));
        }
        return digits.toString();
    }

    /** SES-1: 256 bits, as 64 hex digits. */
    public String token() {
        return HexFormat.of().formatHex(random.next(TOKEN_BYTES));
    }

    private String syllables(int count) {
        var letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(Username.CONSONANTS.charAt(below(Username.CONSONANTS.length())));
            letters.append(Username.VOWELS.charAt(below(Username.VOWELS.length())));
        }
        return letters.toString();
    }

    /** Evenly spread: bytes that would favour the first values are drawn again. */
    private int below(int bound) {
        int fair = 256 - 256 % bound;
        while (true) {
            int drawn = random.next(1)[0] & 0xFF;
            if (drawn < fair) { return drawn % bound; }
        }
    }
}
