package org.abri.bootstrap;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.Jobs;
import org.abri.application.Outage;
import org.abri.crypto.vault.TinkContentCipher;
import org.abri.persistence.JobRunner;
import org.abri.persistence.JobRunner.Recurring;
import org.abri.persistence.session.IdleThrottles;
import org.abri.persistence.vault.FileBlobStore;

/** What runs beside the requests once the service answers: the jobs of the database, and warming up the cipher. */
@Singleton
final class BackgroundWork implements ApplicationEventListener<ServerStartupEvent> {
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(6);
    private static final Duration THROTTLE_LIFE = Duration.ofDays(2);

    private final Abri abri;
    private final JobRunner jobs;
    private final FileBlobStore blobs;
    private final IdleThrottles throttles;
    private final InstantSource clock;

    BackgroundWork(Abri abri, JobRunner jobs, FileBlobStore blobs, IdleThrottles throttles,
            InstantSource clock) {
        this.abri = abri;
        this.jobs = jobs;
        this.blobs = blobs;
        this.throttles = throttles;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        jobs.start(Map.of(Jobs.Task.SEND_SMS, abri.sendSms()::send), List.of(
                new Recurring("collect-blobs", HOURLY, abri.collectBlobs()::collect),
                new Recurring("remove-unfinished-blobs", HOURLY, this::removeUnfinishedBlobs),
                new Recurring("lapse-affiliation-requests", HOURLY, abri.affiliatePerson()::lapse),
                new Recurring("forget-old-sessions", HOURLY, abri.signOut()::forgetOld),
                new Recurring("forget-idle-throttles", HOURLY,
                        () -> throttles.removeIdleSince(clock.instant().minus(THROTTLE_LIFE)))));
        Thread.ofPlatform().daemon().name("warm-up").start(TinkContentCipher::warmUp);
    }

    private void removeUnfinishedBlobs() {
        try {
            blobs.removeUnfinishedBefore(clock.instant().minus(LONGEST_UPLOAD));
        } catch (IOException unreadable) {
            throw new Outage("the blob store cannot be read", unreadable);
        }
    }
}
