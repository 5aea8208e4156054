package org.abri.crypto.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.abri.application.sealing.Macs;

/** CRY-2: HMAC-SHA256 with the master key's binding key, over the length of the purpose, the purpose and the bytes. */
public final class HmacMacs implements Macs {
    private final MasterKey master;

    public HmacMacs(MasterKey master) {
        this.master = master;
    }

    @Override
    public byte[] of(String purpose, byte[] bytes) {
        var named = purpose.getBytes(UTF_8);
        return master.bound(ByteBuffer.allocate(Integer.BYTES + named.length + bytes.length)
                .putInt(named.length).put(named).put(bytes).array());
    }
}
