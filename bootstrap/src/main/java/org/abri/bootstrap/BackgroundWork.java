package org.abri.bootstrap;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.abri.application.Abri;
import org.abri.crypto.sealing.TinkContentCipher;
import org.abri.persistence.Storage;

/** What runs beside the requests once the service answers: what happens later and by itself, what providers of SMS tell, and warming up the
 * cipher. */
@Singleton
final class BackgroundWork implements ApplicationEventListener<ServerStartupEvent> {
    private final Abri abri;
    private final Storage storage;

    BackgroundWork(Abri abri, Storage storage) {
        this.abri = abri;
        this.storage = storage;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        storage.start(abri.later());
        abri.sms().takeReceipts().listen();
        Thread.ofPlatform().daemon().name("warm-up").start(TinkContentCipher::warmUp);
    }
}
