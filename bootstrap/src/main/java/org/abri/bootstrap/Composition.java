package org.abri.bootstrap;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.abri.application.Abri;
import org.abri.application.Jobs;
import org.abri.application.Ports;
import org.abri.application.RandomBytes;
import org.abri.application.UnitOfWork;
import org.abri.application.account.Accounts;
import org.abri.application.account.PasswordHasher;
import org.abri.application.account.PasswordStrength;
import org.abri.application.affiliation.Affiliations;
import org.abri.application.journal.Journal;
import org.abri.application.privacy.BlindIndex;
import org.abri.application.privacy.Sealer;
import org.abri.application.privacy.WrappedKeySets;
import org.abri.application.relay.Memberships;
import org.abri.application.relay.Relays;
import org.abri.application.reminder.SmsGateway;
import org.abri.application.reminder.SmsOutbox;
import org.abri.application.reminder.SmsTexts;
import org.abri.application.session.Sessions;
import org.abri.application.session.Throttles;
import org.abri.application.terms.TermsOfService;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.ContentCipher;
import org.abri.application.vault.ContentInspector;
import org.abri.application.vault.Items;
import org.abri.application.vault.Vaults;
import org.abri.crypto.account.Argon2Hasher;
import org.abri.crypto.account.NbvcxzStrength;
import org.abri.crypto.account.SecureRandomBytes;
import org.abri.crypto.privacy.HmacBlindIndex;
import org.abri.crypto.privacy.KeySets;
import org.abri.crypto.privacy.MasterKey;
import org.abri.crypto.privacy.TinkSealer;
import org.abri.crypto.vault.TinkContentCipher;
import org.abri.persistence.vault.FileBlobStore;
import org.abri.persistence.vault.TikaInspector;
import org.abri.sms.reminder.DemoSmsGateway;
import org.abri.sms.reminder.LogSmsGateway;

/** Puts the rooms together: which adapter stands behind which port. To swap one, swap its method here. */
@Factory
final class Composition {
    /** Times are kept to the millisecond everywhere, so that what is stored equals what was decided. */
    @Singleton
    @Primary
    InstantSource clock() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Singleton
    RandomBytes random() {
        return new SecureRandomBytes();
    }

    /** OPS-1: the demo makes its own master key; a real service refuses to start without the one it was given. */
    @Singleton
    MasterKey masterKey(Settings settings) {
        return settings.demo() ? MasterKey.loadOrCreate(settings.masterKeyFile())
                : MasterKey.load(settings.masterKeyFile());
    }

    /** OPS-1: at once, so that a wrong master key stops the start. */
    @Context
    KeySets keySets(MasterKey masterKey, WrappedKeySets store, UnitOfWork work) {
        var keySets = new KeySets(masterKey, store, work);
        keySets.verify();
        return keySets;
    }

    @Singleton
    Sealer sealer(KeySets keySets) {
        return new TinkSealer(keySets);
    }

    @Singleton
    ContentCipher cipher(KeySets keySets) {
        return new TinkContentCipher(keySets);
    }

    @Singleton
    BlindIndex blindIndex(MasterKey masterKey) {
        return new HmacBlindIndex(masterKey);
    }

    @Singleton
    PasswordHasher hasher(MasterKey masterKey, RandomBytes random) {
        return new Argon2Hasher(masterKey, random);
    }

    @Singleton
    PasswordStrength strength() {
        return new NbvcxzStrength();
    }

    /** OPS-1: at once, so that a folder that cannot be written stops the start. */
    @Context
    FileBlobStore blobs(Settings settings) {
        try {
            var store = FileBlobStore.in(settings.blobs());
            store.probe();
            return store;
        } catch (IOException unwritable) {
            throw new StartRefused("Documents cannot be written to " + settings.blobs() + ".");
        }
    }

    @Singleton
    ContentInspector inspector() {
        return new TikaInspector();
    }

    @Singleton
    @Requires(property = Settings.DEMO, value = "false")
    LogSmsGateway gateway() {
        return new LogSmsGateway();
    }

    @Singleton
    @Requires(property = Settings.DEMO, value = "true")
    DemoSmsGateway demoGateway(InstantSource clock) {
        return new DemoSmsGateway(clock);
    }

    @Singleton
    Abri abri(Ports ports) {
        return Abri.on(ports);
    }

    @Singleton
    Ports ports(InstantSource clock, RandomBytes random, UnitOfWork work, Jobs jobs, Accounts accounts,
            PasswordHasher hasher,
            PasswordStrength strength, Relays relays, Memberships memberships, Affiliations affiliations,
            Vaults vaults, Items items,
            BlobStore blobs, ContentCipher cipher, ContentInspector inspector, Journal journal,
            Sessions sessions, Throttles throttles,
            TermsOfService terms, SmsOutbox outbox, SmsGateway gateway, SmsTexts smsTexts) {
        return new Ports(clock, random, work, jobs, accounts, hasher, strength, relays, memberships,
                affiliations, vaults, items, blobs,
                cipher, inspector, journal, sessions, throttles, terms, outbox, gateway, smsTexts);
    }
}
