package org.abri.application.session;

import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.SessionLife;

/** SES-3: a person sees where they are signed in, and ends one of these sessions or all but the one they sit at: at once, on all nodes. */
public final class KeepSessions {
    private final UnitOfWork work;
    private final Sessions sessions;
    private final Gate gate;
    private final Recorder recorder;

    KeepSessions(Ports ports, Inside inside) {
        work = ports.work();
        sessions = ports.sessions();
        gate = inside.gate();
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

    /** Ending one that is over changes nothing; one of somebody else's is answered alike (GATE-2). */
    public Answer<Boolean> end(Viewpoint by, SessionId session) {
        return work.inOne(() -> {
            var door = gate.at(by);
            return door.letting(Action.KEEP_SESSIONS, key -> {
                var ended = sessions.remove(by.who().orElseThrow(), session);
                if (ended) {
                    recorder.onOwnAccount(door.look(), Act.SESSION_ENDED, key.at());
                }
                return ended;
            });
        });
    }

    /** All but that one. */
    public Answer<Boolean> endOthers(Viewpoint by, SessionId here) {
        return work.inOne(() -> {
            var door = gate.at(by);
            return door.letting(Action.KEEP_SESSIONS, key -> {
                sessions.removeOthers(by.who().orElseThrow(), here);
                recorder.onOwnAccount(door.look(), Act.SESSIONS_ENDED, key.at());
                return true;
            });
        });
    }
}
