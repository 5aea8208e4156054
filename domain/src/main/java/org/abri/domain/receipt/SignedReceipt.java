package org.abri.domain.receipt;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.abri.domain.account.AccountId;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.Author;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;

/**
 * LAW-1: a receipt with its signature, as one text: a JSON object on one line, whose last member is the signature of all the
 * bytes before it. This text is what rests, is shown, printed and checked; it is never written anew from what it says.
 *
 * @param signature Ed25519 (RFC 8032), of {@link Receipt#text()}; in 128 hex digits
 */
public record SignedReceipt(Receipt receipt, String signature) {
    /** In characters, each of which is a byte: more is no receipt. */
    public static final int LONGEST = 1_024;

    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
    private static final Pattern OF_A_VERSION =
            Pattern.compile("\\{\"abri-receipt\":([1-9][0-9]{0,8}),[ -~]*\\}");
    private static final Pattern SHAPE = Pattern.compile("\\{\"abri-receipt\":" + Receipt.VERSION
            + ",\"service\":\"([A-Za-z0-9.:/\\[\\]_-]{1," + Receipt.LONGEST_SERVICE + "})\""
            + ",\"key\":\"([0-9a-f]{16})\",\"item\":\"" + ID + "\",\"vault\":\"" + ID + "\""
            + ",\"by\":\"(?:beneficiary\",\"account\":\"" + ID + "|staff\",\"account\":\"" + ID
            + "\",\"relay\":\"" + ID + ")\""
            + ",\"at\":\"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)\""
            + ",\"size\":([1-9][0-9]{0,9}),\"sha256\":\"([0-9a-f]{64})\""
            + ",\"signature\":\"([0-9a-f]{128})\"\\}");

    public SignedReceipt {
        if (!SIGNATURE.matcher(signature).matches()) { throw new IllegalArgumentException("no signature"); }
    }

    public String text() {
        return receipt.text() + ",\"signature\":\"" + signature + "\"}";
    }

    /**
     * What that text says, if it is to the letter a receipt of the version that is written today; whether it is signed by
     * anybody is for whoever has the keys. White space around it counts for nothing: what is pasted has some.
     */
    public static Optional<SignedReceipt> read(String text) {
        var said = text.strip();
        if (said.length() > LONGEST) { return Optional.empty(); }
        var parts = SHAPE.matcher(said);
        return parts.matches() ? read(parts).filter(read -> read.text().equals(said)) : Optional.empty();
    }

    /** Whether it looks like a receipt of a version that this program does not know. */
    public static boolean isOfAnotherVersion(String text) {
        var said = text.strip();
        var parts = OF_A_VERSION.matcher(said.length() > LONGEST ? "" : said);
        return parts.matches() && Integer.parseInt(parts.group(1)) != Receipt.VERSION;
    }

    private static Optional<SignedReceipt> read(Matcher parts) {
        try {
            var vault = new VaultId(UUID.fromString(parts.group(4)));
            return Optional.of(new SignedReceipt(new Receipt(parts.group(1), new KeyId(parts.group(2)),
                    new ItemId(UUID.fromString(parts.group(3))), vault, depositor(parts),
                    Instant.parse(parts.group(8)), Long.parseLong(parts.group(9)), parts.group(10)),
                    parts.group(11)));
        } catch (DateTimeException | IllegalArgumentException saysWhatCannotBe) {
            return Optional.empty();
        }
    }

    private static Author depositor(Matcher parts) {
        var relay = parts.group(7);
        return relay == null ? new Author.Owner()
                : new Author.Staff(new AccountId(UUID.fromString(parts.group(6))),
                        new RelayId(UUID.fromString(relay)));
    }
}
