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
import org.abri.application.Cryptography;
import org.abri.application.Ports;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsProvider;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.BlobStoreProvider;
import org.abri.crypto.TinkCryptography;
import org.abri.persistence.Storage;
import org.abri.persistence.vault.FileBlobStore;
import org.abri.sms.DemoSmsGateway;
import org.abri.sms.LogSmsGateway;
import org.abri.sms.SmsWords;

/**
 * Puts the rooms together, for whoever has settings. What a plugin may replace is asked of {@link Plugins} by the name that
 * the settings say.
 */
@Factory
@Requires(beans = Settings.class)
final class Composition {
    /** Times are kept to the millisecond everywhere, so that what is stored equals what was decided. */
    @Singleton
    @Primary
    InstantSource clock() {
        return () -> Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** OPS-1: the demo makes its own master key; a real service refuses to start without the one it was given. */
    @Singleton
    Cryptography cryptography(Settings settings) {
        return settings.demo() ? TinkCryptography.loadOrCreate(settings.masterKeyFile())
                : TinkCryptography.load(settings.masterKeyFile());
    }

    @Singleton
    Plugins plugins(Settings settings) {
        return Plugins.in(settings.plugins());
    }

    /** OPS-1: at once, so that a store that cannot be written stops the start. */
    @Context
    BlobStore blobs(Settings settings, Plugins plugins) {
        try {
            var store = settings.blobStore().equals(Settings.FILES) ? FileBlobStore.in(settings.blobs())
                    : plugins
                            .named(BlobStoreProvider.class, BlobStoreProvider::name, settings.blobStore(),
                                    "ABRI_BLOBS")
                            .open(settings.of("ABRI_BLOBS_"));
            store.probe();
            return store;
        } catch (IOException unwritable) {
            throw new StartRefused("Documents cannot be written to " + settings.blobPlace() + ".");
        } catch (IllegalArgumentException unusable) {
            throw new StartRefused(String.valueOf(unusable.getMessage()));
        }
    }

    /** Who only runs a command sends nothing, and need not say how. */
    @Singleton
    SmsGateway gateway(Settings settings, Plugins plugins, InstantSource clock) {
        var sms = settings.sms().orElse(Settings.LOG);
        return switch (sms) {
            case Settings.LOG -> new LogSmsGateway();
            case Settings.SHOW -> new DemoSmsGateway(clock);
            default -> {
                try {
                    yield plugins.named(SmsProvider.class, SmsProvider::name, sms, "ABRI_SMS")
                            .open(settings.of("ABRI_SMS_"));
                } catch (IllegalArgumentException unusable) {
                    throw new StartRefused(String.valueOf(unusable.getMessage()));
                }
            }
        };
    }

    /** OPS-1: at once, so that a wrong master key stops the start. */
    @Context
    Ports ports(Storage storage, InstantSource clock, BlobStore blobs, SmsGateway gateway) {
        return storage.ports(clock, blobs, gateway, new SmsWords());
    }

    /** CRY-6: before anybody is answered, or any command runs, whoever was erased is erased again. */
    @Singleton
    Abri abri(Ports ports) {
        var abri = Abri.on(ports);
        var unused = abri.leaving().eraseAgain().eraseAgain();
        return abri;
    }
}
