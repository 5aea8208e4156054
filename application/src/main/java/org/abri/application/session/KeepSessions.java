package org.abri.application.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.inside.Gate;
import org.abri.application.inside.GivenAgain;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.SessionLife;

/**
 * SES-3: a person sees where they are signed in, and ends one of these sessions or all but the one they sit at: at once, on all
 * nodes. REC-3: with their password given again, unless they signed in a moment ago: whoever found their session open must not
 * put them out of all others.
 */
public final class KeepSessions {
    private final InstantSource clock;
    private final UnitOfWork work;
    private final Sessions sessions;
    private final Gate gate;
    private final GivenAgain givenAgain;
    private final Recorder recorder;

    KeepSessions(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        sessions = ports.sessions();
        gate = inside.gate();
        givenAgain = inside.givenAgain();
        recorder = inside.recorder();
    }

    /** Those that live, the last used first. */
    public Answer<Listed<Sessions.Listed>> see(SignedIn person, Listing wanted) {
        return work.inOne(() -> gate.at(person.viewpoint()).letting(Action.KEEP_SESSIONS, key -> {
            var part = Listed.of(sessions.ofAccount(person.account(), wanted), wanted, Sessions.Listed::mark);
            var life = SessionLife.of(person.kind());
            return new Listed<>(part.lines().stream()
                    .filter(one -> !life.over(one.startedAt(), one.usedAt(), key.at())).toList(),
                    part.next());
        }));
    }

    /** Whether they must give their password again to end one. */
    public boolean asksForPassword(SignedIn person) {
        return !clock.instant().isBefore(person.freshUntil());
    }

    /**
     * Whether it was there: ending one that is over changes nothing; one of somebody else's is answered alike (GATE-2). Empty
     * when the password is asked for and is wrong, or was not looked at while there is a pause (AUT-4).
     */
    public Answer<Optional<Boolean>> end(SignedIn by, String password, SessionId session) {
        return ended(by, password, (look, now) -> {
            var ended = sessions.remove(by.account(), session);
            if (ended) {
                recorder.onOwnAccount(look, Act.SESSION_ENDED, now);
            }
            return ended;
        });
    }

    /** All but the one they sit at. Empty as {@link #end}. */
    public Answer<Optional<Boolean>> endOthers(SignedIn by, String password) {
        return ended(by, password, (look, now) -> {
            sessions.removeOthers(by.account(), by.session());
            recorder.onOwnAccount(look, Act.SESSIONS_ENDED, now);
            return true;
        });
    }

    private Answer<Optional<Boolean>> ended(SignedIn by, String password,
            BiFunction<Look, Instant, Boolean> act) {
        if (asksForPassword(by)) {
            return givenAgain.before(by.viewpoint(), Action.KEEP_SESSIONS, password,
                    (look, locked, now) -> act.apply(look, now));
        }
        return work.inOne(() -> {
            var door = gate.at(by.viewpoint());
            return door.letting(Action.KEEP_SESSIONS,
                    key -> Optional.of(act.apply(door.look(), key.at())));
        });
    }
}
