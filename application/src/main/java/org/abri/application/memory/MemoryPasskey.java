package org.abri.application.memory;

import org.abri.application.account.Passkeys.Asked;

/** A passkey for tests that have no browser: it answers what {@link InMemory}'s ports take for one's answer. */
public final class MemoryPasskey {
    private final String credential;
    private final boolean counting;
    private long count;

    /** {@code counting}: many of today's say 0 for ever. */
    public MemoryPasskey(String credential, boolean counting) {
        this.credential = credential;
        this.counting = counting;
    }

    /** What the browser answers when it is made. */
    public String made(Asked asked) {
        return credential + "." + key() + "." + counted(asked);
    }

    /** What the browser answers when it is shown. */
    public String shown(Asked asked) {
        if (counting) {
            count++;
        }
        return credential + "." + counted(asked);
    }

    /** One that counts no further than this: a copy. */
    public MemoryPasskey copy() {
        var copy = new MemoryPasskey(credential, counting);
        copy.count = count;
        return copy;
    }

    private String counted(Asked asked) {
        return count + "." + MemoryPasskeys.signed(key(), asked, Long.toString(count));
    }

    private String key() {
        return "key-of-" + credential;
    }
}
