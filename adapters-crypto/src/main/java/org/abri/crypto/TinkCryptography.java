package org.abri.crypto;

import java.nio.file.Path;
import org.abri.application.Cryptography;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.account.Passkeys;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.receipt.Signatures;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;
import org.abri.crypto.account.Argon2Hasher;
import org.abri.crypto.account.NbvcxzStrength;
import org.abri.crypto.account.SecureRandomBytes;
import org.abri.crypto.account.SlowWork;
import org.abri.crypto.account.StrengthOffCarriers;
import org.abri.crypto.account.WebauthnPasskeys;
import org.abri.crypto.receipt.TinkSignatures;
import org.abri.crypto.sealing.FileWrappingKeys;
import org.abri.crypto.sealing.HmacBlindIndex;
import org.abri.crypto.sealing.HmacMacs;
import org.abri.crypto.sealing.KeySets;
import org.abri.crypto.sealing.KeysElsewhere;
import org.abri.crypto.sealing.MasterKey;
import org.abri.crypto.sealing.TinkContentCipher;
import org.abri.crypto.sealing.TinkSealer;

/** All the cryptography of this module, behind one master key. */
public final class TinkCryptography implements Cryptography {
    private final MasterKey master;
    private final RandomBytes random = new SecureRandomBytes();
    private final SlowWork slowWork = new SlowWork();
    private final PasswordHasher hasher;
    private final PasswordStrength strength;
    private final Passkeys passkeys = new WebauthnPasskeys();
    private final Signatures signatures = new TinkSignatures();

    private TinkCryptography(MasterKey master) {
        this.master = master;
        hasher = new Argon2Hasher(master, random, slowWork);
        strength = new StrengthOffCarriers(new NbvcxzStrength(), slowWork);
    }

    /** Behind the master key in that file: {@link MasterKey#load}. */
    public static TinkCryptography load(Path masterKey) {
        return load(masterKey, KeysElsewhere.NONE);
    }

    /** As {@link #load(Path)}, with whatever reaches wrapping keys that rest elsewhere. */
    public static TinkCryptography load(Path masterKey, KeysElsewhere elsewhere) {
        return new TinkCryptography(MasterKey.load(masterKey, elsewhere));
    }

    /** As well, for a first start that nobody has set up: {@link MasterKey#loadOrCreate}. */
    public static TinkCryptography loadOrCreate(Path masterKey) {
        return new TinkCryptography(MasterKey.loadOrCreate(masterKey));
    }

    /** OPS-1: throws {@link org.abri.crypto.sealing.MasterKeyRefused} when the key sets were wrapped by another master key. */
    @Override
    public Seals over(WrappedKeySets keySets, UnitOfWork work) {
        var opened = new KeySets(master, keySets, work);
        opened.verify();
        return new Seals(new TinkSealer(opened), new TinkContentCipher(opened));
    }

    /** OPS-1: {@link MasterKey#tryElsewhere}. */
    public void tryKeysElsewhere() {
        master.tryElsewhere();
    }

    @Override
    public WrappingKeys wrappingKeys() {
        return new FileWrappingKeys(master);
    }

    @Override
    public BlindIndex blindIndex() {
        return new HmacBlindIndex(master);
    }

    @Override
    public Macs macs() {
        return new HmacMacs(master);
    }

    /** AUT-3: how much there is to do for whoever hashes. */
    public SlowWork.Load slowWork() {
        return slowWork.load();
    }

    @Override
    public PasswordHasher hasher() {
        return hasher;
    }

    @Override
    public PasswordStrength strength() {
        return strength;
    }

    @Override
    public Passkeys passkeys() {
        return passkeys;
    }

    @Override
    public RandomBytes random() {
        return random;
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }
}
