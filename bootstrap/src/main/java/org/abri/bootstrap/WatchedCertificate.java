package org.abri.bootstrap;

import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.scheduling.TaskScheduler;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Sinks;

/**
 * The certificate that browsers are shown, read anew when one of its files changes: connections that stand go on with the old
 * one. Files that do not belong together (one of two was replaced) or do not do are passed over, and looked at again.
 */
final class WatchedCertificate implements CertificateProvider {
    private static final Logger LOG = LoggerFactory.getLogger("org.abri.tls");

    private final TlsFiles files;
    private final Settings settings;
    private final InstantSource clock;
    private final Sinks.Many<KeyStore> read = Sinks.many().replay().latest();
    private List<Long> seen;

    WatchedCertificate(TlsFiles files, Settings settings, InstantSource clock, TaskScheduler scheduler,
            Duration every) {
        this.files = files;
        this.settings = settings;
        this.clock = clock;
        this.seen = files.state();
        read.tryEmitNext(files.read(settings.publicAddress(), clock.instant()));
        var unused = scheduler.scheduleWithFixedDelay(every, every, this::look);
    }

    private void look() {
        var now = files.state();
        if (now.equals(seen)) { return; }
        seen = now;
        try {
            read.tryEmitNext(files.read(settings.publicAddress(), clock.instant()));
            LOG.info("The certificate was read anew.");
        } catch (StartRefused unusable) {
            LOG.warn("The new certificate is not used, the one before it is: {}", unusable.getMessage());
        }
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return read.asFlux();
    }

    @Override
    public String getName() {
        return TlsFiles.NAME;
    }
}
