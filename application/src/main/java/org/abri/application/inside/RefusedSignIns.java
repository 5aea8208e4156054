package org.abri.application.inside;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.abri.application.Sha256;
import org.abri.application.UnitOfWork;
import org.abri.application.later.Jobs;
import org.abri.domain.account.AccountId;
import org.abri.domain.account.Username;

/**
 * LAW-2: that somebody tried to sign in and could not is recorded by a job, at the end of the minute: so what happens again in
 * that minute, on whichever node, is the same, and nobody floods a journal. AUT-5: the same is kept for a username that is
 * nobody's, whose job finds nobody: whoever tries learns nothing by how long it took.
 */
public final class RefusedSignIns {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final UnitOfWork work;
    private final Jobs jobs;

    RefusedSignIns(UnitOfWork work, Jobs jobs) {
        this.work = work;
        this.jobs = jobs;
    }

    public void happened(Username typed, Optional<AccountId> whose, Instant now) {
        var subject = whose.map(AccountId::value).orElseGet(() -> nobody(typed));
        work.inOne(() -> {
            jobs.runOnce(Jobs.Task.RECORD_REFUSED, subject, endOfMinute(now));
            return subject;
        });
    }

    private static Instant endOfMinute(Instant now) {
        var millis = now.toEpochMilli();
        return Instant.ofEpochMilli(millis - Math.floorMod(millis, MINUTE.toMillis()) + MINUTE.toMillis());
    }

    /** An id that is no account's, and from which no username is told. */
    private static UUID nobody(Username typed) {
        var hash = ByteBuffer.wrap(
                Sha256.of(("nobody/" + typed.value()).getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
    }
}
