package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.abri.application.Outage;
import org.abri.application.sealing.BlindIndex;

/**
 * CRY-4: HMAC-SHA256 with the master key's first index key, over the length of the purpose, the purpose and the text; CRY-5: of that, the
 * HMAC with the second one, and so on.
 */
public final class HmacBlindIndex implements BlindIndex {
    private static final int FIRST = 1;
    /** Begins as no purpose's length does. */
    private static final byte[] CHECKED = "abri index check 1".getBytes(US_ASCII);

    private final MasterKey master;

    public HmacBlindIndex(MasterKey master) {
        this.master = master;
    }

    /** Those in the file as it is now. */
    @Override
    public int keys() {
        try {
            return master.read().indexKeys().last();
        } catch (MasterKeyRefused cannot) {
            throw new Outage("the master key cannot be read again", cannot);
        }
    }

    @Override
    public byte[] of(int keys, String purpose, String text) {
        var purposeBytes = purpose.getBytes(UTF_8);
        var textBytes = text.getBytes(UTF_8);
        return renewed(ByteBuffer.allocate(Integer.BYTES + purposeBytes.length + textBytes.length)
                .putInt(purposeBytes.length).put(purposeBytes).put(textBytes).array(), FIRST - 1, keys);
    }

    @Override
    public byte[] renewed(byte[] value, int from, int to) {
        var renewed = value.clone();
        for (var number = from + 1; number <= to; number++) {
            renewed = master.indexed(number, renewed);
        }
        return renewed;
    }

    @Override
    public byte[] check(int keys) {
        return renewed(CHECKED, FIRST - 1, keys);
    }

    /** Throws {@link MasterKeyRefused}. */
    @Override
    public void verify(int keys, byte[] check) {
        var there = master.indexKeys();
        for (var number = FIRST; number <= keys; number++) {
            if (!there.contains(number)) {
                throw new MasterKeyRefused("The master key lacks its index key " + number
                        + ", with which these data were made. Bring the file of that time, or a later one.");
            }
        }
        if (!MessageDigest.isEqual(check, check(keys))) {
            throw new MasterKeyRefused(
                    "The index keys of the master key are not those that these data were made with, or the data are"
                            + " damaged. Start the service with the key that belongs to the data.");
        }
    }
}
