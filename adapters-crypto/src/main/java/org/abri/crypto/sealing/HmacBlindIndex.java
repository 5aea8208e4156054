package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.abri.application.sealing.BlindIndex;

/** CRY-4: HMAC-SHA256 with the master key's index key, over the length of the purpose, the purpose and the text. */
public final class HmacBlindIndex implements BlindIndex {
    private final MasterKey master;

    public HmacBlindIndex(MasterKey master) {
        this.master = master;
    }

    @Override
    public byte[] of(String purpose, String text) {
        var purposeBytes = purpose.getBytes(UTF_8);
        var textBytes = text.getBytes(UTF_8);
        return master.indexed(ByteBuffer.allocate(Integer.BYTES + purposeBytes.length + textBytes.length)
                .putInt(purposeBytes.length).put(purposeBytes).put(textBytes).array());
    }
}
