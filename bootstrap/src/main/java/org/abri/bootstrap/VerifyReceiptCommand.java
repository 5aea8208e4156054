package org.abri.bootstrap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.abri.application.Sha256;
import org.abri.application.receipt.KeysText;
import org.abri.application.receipt.PublishedKey;
import org.abri.application.receipt.Verdict;
import org.abri.application.receipt.VerifyReceipt;
import org.abri.crypto.receipt.TinkSignatures;
import org.abri.domain.receipt.Receipt;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.Author;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** With keys in a file it needs neither data, nor a master key, nor the net: a court, or a person at home, runs it. */
@Command(name = "verify-receipt",
        description = "Tells whether a receipt is true (LAW-1), and whether a document is the one that it is for. Ends with 1 when not.")
final class VerifyReceiptCommand extends Task {
    private static final int PIECE = 64 * 1024;
    /** White space around it. */
    private static final int AROUND = 1_024;

    @Parameters(index = "0", paramLabel = "FILE",
            description = "The receipt, as it was downloaded.") private @Nullable String file;

    @Option(names = "--keys", paramLabel = "FILE",
            description = "The public keys that the service published; without them, those of the data here.") private @Nullable String keys;

    @Option(names = "--document", paramLabel = "FILE",
            description = "What was deposited, to be held against the receipt.") private @Nullable String document;

    @Override
    public Integer call() {
        var text = read(path(String.valueOf(file)), SignedReceipt.LONGEST + AROUND);
        if (keys == null) { return onAbri(service -> told(service.receipt().verifyReceipt().verify(text))); }
        return told(VerifyReceipt.verdict(text, keysIn(path(keys)), new TinkSignatures()));
    }

    private static List<PublishedKey> keysIn(Path file) {
        var keys = KeysText.read(read(file, KeysText.LONGEST));
        if (keys.isEmpty()) { throw new StartRefused(file + " holds no public keys of a service."); }
        return keys;
    }

    private int told(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotValid(var why) -> {
                out().println("NOT VALID: " + said(why));
                yield Obstacle.ALTERED;
            }
            case Verdict.Valid(var receipt) -> {
                out().println("VALID: " + receipt.service() + " received item " + receipt.item()
                        + " of vault " + receipt.vault() + " on " + receipt.at() + ", " + by(receipt) + ": "
                        + receipt.size() + " bytes, SHA-256 " + receipt.sha256() + ".");
                yield document == null ? Obstacle.DONE : compared(receipt, path(document));
            }
        };
    }

    private static String by(Receipt receipt) {
        return switch (receipt.depositor()) {
            case Author.Owner() -> "from the person whose vault it is";
            case Author.Staff(var account, var relay) -> "from staff " + account + " of relay " + relay;
        };
    }

    private static String said(Verdict.Why why) {
        return switch (why) {
            case NOT_A_RECEIPT -> "it is no receipt, or a part of it is missing.";
            case UNKNOWN_VERSION -> "it is of a version that this program does not know.";
            case UNKNOWN_KEY -> "it is signed with none of these keys: another service's, or nobody's.";
            case ALTERED -> "something in it was changed after it was signed.";
        };
    }

    private int compared(Receipt receipt, Path other) {
        var digest = Sha256.digest();
        long size = 0;
        try (var bytes = Files.newInputStream(other)) {
            var buffer = new byte[PIECE];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        } catch (IOException cannot) {
            throw new StartRefused(other + " cannot be read.");
        }
        var same = size == receipt.size()
                && HexFormat.of().formatHex(digest.digest()).equals(receipt.sha256());
        out().println(same ? "THE SAME: that document is the one that was received, to the last bit."
                : "ANOTHER: that document is not the one that was received.");
        return same ? Obstacle.DONE : Obstacle.ALTERED;
    }

    /** Nothing of what is longer than {@code most}: it is none of what is looked for. */
    private static String read(Path file, int most) {
        try (var bytes = Files.newInputStream(file)) {
            var read = bytes.readNBytes(most + 1);
            return read.length > most ? "" : new String(read, StandardCharsets.UTF_8);
        } catch (IOException cannot) {
            throw new StartRefused(file + " cannot be read.");
        }
    }
}
