package org.abri.persistence;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.abri.application.Cryptography;
import org.abri.application.Cryptography.Seals;
import org.abri.application.sealing.BlindIndex;
import org.abri.application.sealing.Macs;
import org.abri.application.sealing.Sealer;
import org.abri.application.sealing.WrappedKeySets;
import org.abri.application.sealing.WrappingKeys;

/** Hands out, to whoever keeps rows, what the cryptography that this storage was opened with makes of its key sets. */
@Factory
final class SealsOfTheStorage {
    @Singleton
    Seals seals(Cryptography cryptography, WrappedKeySets keySets, SqlUnitOfWork work) {
        return cryptography.over(keySets, work);
    }

    @Singleton
    Sealer sealer(Seals seals) {
        return seals.sealer();
    }

    @Singleton
    WrappingKeys wrappingKeys(Cryptography cryptography) {
        return cryptography.wrappingKeys();
    }

    @Singleton
    BlindIndex blindIndex(Cryptography cryptography) {
        return cryptography.blindIndex();
    }

    @Singleton
    Macs macs(Cryptography cryptography) {
        return cryptography.macs();
    }
}
