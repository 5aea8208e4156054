package org.abri.bootstrap;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.abri.application.Abri;
import org.abri.crypto.sealing.TinkContentCipher;
import org.abri.persistence.Storage;

/**
 * What runs beside the requests once the service answers: what happens later and by itself, what providers of SMS tell, whether an
 * operator has closed the service, and warming up the cipher.
 */
@Singleton
final class BackgroundWork implements ApplicationEventListener<ServerStartupEvent> {
    /** AVL-1: the name of the thread that reads again whether the service is closed. */
    static final String MAINTENANCE = "maintenance";

    private static final System.Logger LOG = System.getLogger(BackgroundWork.class.getName());
    /** So long another node may take to notice. */
    private static final long PAUSE = TimeUnit.SECONDS.toMillis(2);

    private final Abri abri;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(MAINTENANCE).factory());
    private final Storage storage;

    BackgroundWork(Abri abri, Storage storage) {
        this.abri = abri;
        this.storage = storage;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        storage.start(abri.later());
        var unused = reading.scheduleWithFixedDelay(this::readMaintenance, 0, PAUSE, TimeUnit.MILLISECONDS);
        abri.sms().takeReceipts().listen();
        Thread.ofPlatform().daemon().name("warm-up").start(TinkContentCipher::warmUp);
    }

    /** While the storage does not answer, what was known is known on. */
    private void readMaintenance() {
        try {
            abri.maintenance().seeMaintenance().refresh();
        } catch (RuntimeException failed) {
            LOG.log(Level.DEBUG, "whether there is maintenance cannot be read", failed);
        }
    }

    @PreDestroy
    void stop() {
        reading.shutdownNow();
    }
}
