package org.abri.sms;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.abri.application.access.Answer;
import org.abri.application.sms.SmsGateway;
import org.abri.domain.account.PhoneNumber;

/**
 * For demonstrations only: takes every SMS and keeps the last ones in memory, for a page to show. Never use it where
 * real people are: it keeps their numbers and codes unsealed.
 */
public final class DemoSmsGateway implements SmsGateway {
    private static final int KEPT = 50;

    /** An SMS that somebody would have received. */
    public record Shown(UUID id, Instant at, PhoneNumber to, String text) {
        @Override
        public String toString() {
            return "Shown[" + id + "]";
        }
    }

    private final SmsGateway log = new LogSmsGateway();
    private final Deque<Shown> last = new ArrayDeque<>();
    private final InstantSource clock;

    public DemoSmsGateway(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Answer send(UUID id, PhoneNumber to, String text) {
        keep(new Shown(id, clock.instant(), to, text));
        return log.send(id, to, text);
    }

    /** At most fifty, the newest first; an SMS that was handed over twice is there once. */
    public synchronized List<Shown> last() {
        return List.copyOf(last);
    }

    private synchronized void keep(Shown sms) {
        last.removeIf(earlier -> earlier.id().equals(sms.id()));
        last.addFirst(sms);
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }
}
