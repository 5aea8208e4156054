package org.abri.bootstrap;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.abri.application.Abri;
import org.abri.application.Ports;
import org.abri.application.sms.SmsGateway;
import org.abri.application.sms.SmsPorts;
import org.abri.application.sms.SmsProvider;
import org.abri.application.sms.SmsWay;
import org.abri.application.vault.BlobStore;
import org.abri.application.vault.BlobStoreProvider;
import org.abri.crypto.TinkCryptography;
import org.abri.crypto.sealing.KeysElsewhere;
import org.abri.crypto.sealing.Pkcs11Keys;
import org.abri.persistence.Storage;
import org.abri.persistence.vault.ClamdScanner;
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
    TinkCryptography cryptography(Settings settings, KeysElsewhere elsewhere) {
        return settings.demo() ? TinkCryptography.loadOrCreate(settings.masterKeyFile())
                : TinkCryptography.load(settings.masterKeyFile(), elsewhere);
    }

    /** CRY-1: what reaches wrapping keys that do not rest in the file. It asks nobody before such a key is wanted. */
    @Singleton
    @Bean(preDestroy = "close")
    KeysElsewhere keysElsewhere(Settings settings, Plugins plugins) {
        var clients = new ArrayList<>(plugins.kmsClients());
        settings.token().map(Pkcs11Keys::new).ifPresent(clients::add);
        return KeysElsewhere.in(clients);
    }

    /** As well, for whoever composes nothing else. */
    KeysElsewhere keysElsewhere(Settings settings) {
        return keysElsewhere(settings, plugins(settings));
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

    /** Where the service ends TLS by itself. */
    @Singleton
    @Named(TlsFiles.NAME)
    @Requires(property = "micronaut.server.ssl.enabled", value = "true")
    CertificateProvider certificate(Settings settings, InstantSource clock,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
            @Value("${abri.tls.every:1m}") Duration every) {
        return new WatchedCertificate(settings.tls().orElseThrow(), settings, clock, scheduler, every);
    }

    /** The ways for SMS to leave, the first one first. */
    record Ways(List<SmsWay> inOrder) {}

    /** Who only runs a command sends nothing, and need not say how. */
    @Singleton
    Ways ways(Settings settings, Plugins plugins, InstantSource clock) {
        var names = settings.smsWays();
        if (names.equals(List.of(Settings.LOG))) { return only(Settings.LOG, new LogSmsGateway()); }
        if (names.equals(List.of(Settings.SHOW))) { return only(Settings.SHOW, new DemoSmsGateway(clock)); }
        if (names.size() > SmsPorts.MOST_WAYS || Set.copyOf(names).size() < names.size()
                || names.contains(Settings.LOG) || names.contains(Settings.SHOW)) {
            throw new StartRefused(
                    "ABRI_SMS must be log, show, or one or two providers with a comma between them, the second for when the first is down.");
        }
        return new Ways(
                names.stream().map(name -> provided(name, settings, plugins)).toList());
    }

    private static Ways only(String name, SmsGateway gateway) {
        return new Ways(List.of(new SmsWay(name, gateway)));
    }

    private static SmsWay provided(String name, Settings settings, Plugins plugins) {
        try {
            return new SmsWay(name, plugins.named(SmsProvider.class, SmsProvider::name, name, "ABRI_SMS")
                    .open(settings.ofSmsProviders()));
        } catch (IllegalArgumentException unusable) {
            throw new StartRefused(String.valueOf(unusable.getMessage()));
        }
    }

    /** OPS-1: at once, so that a wrong master key stops the start. */
    @Context
    Ports ports(Storage storage, InstantSource clock, BlobStore blobs, Ways ways, Settings settings) {
        var stored = storage.ports(clock, blobs, ways.inOrder(), new SmsWords(settings.address()));
        var ports = stored.with(stored.receipt().at(settings.address()));
        return settings.scanner()
                .map(where -> ports.with(ports.vault().withScanner(ClamdScanner.at(where)))).orElse(ports);
    }

    /** CRY-6: before anybody is answered, or any command runs, whoever was erased is erased again. */
    @Singleton
    Abri abri(Ports ports) {
        var abri = Abri.on(ports);
        var unused = abri.leaving().eraseAgain().eraseAgain();
        return abri;
    }
}
