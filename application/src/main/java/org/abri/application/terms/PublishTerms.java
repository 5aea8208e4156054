package org.abri.application.terms;

import java.time.LocalDate;
import java.util.List;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.journal.Act;
import org.abri.domain.terms.Terms;
import org.abri.domain.terms.TermsText;

/** TOS-2, TOS-3: an operator publishes a version of the terms, a whole day before it takes effect at the earliest; it is for good. */
public final class PublishTerms {
    /** {@code day}: from which on it is in force, and after which it is called. */
    public record Command(Viewpoint by, LocalDate day, boolean important, List<TermsText> texts) {
        public Command {
            texts = List.copyOf(texts);
        }
    }

    public enum Outcome {
        PUBLISHED,
        /** Nobody could read it before it binds them. */
        TOO_SOON,
        /** One takes effect that day already. */
        TAKEN
    }

    private final UnitOfWork work;
    private final TermsOfService terms;
    private final Gate gate;
    private final Recorder recorder;

    PublishTerms(Ports ports, Inside inside) {
        work = ports.work();
        terms = ports.terms();
        gate = inside.gate();
        recorder = inside.recorder();
    }

    /** All versions, the one that takes effect last first. */
    public Answer<List<Terms>> see(Viewpoint by) {
        return work.inOne(
                () -> gate.at(by).letting(Action.PUBLISH_TERMS, key -> terms.versions().reversed()));
    }

    public Answer<Outcome> publish(Command command) {
        return work.inOne(() -> {
            var door = gate.at(command.by());
            return door.letting(Action.PUBLISH_TERMS, key -> {
                var version = Terms.from(command.day(), command.important());
                if (!version.mayBePublishedAt(key.at())) { return Outcome.TOO_SOON; }
                if (!terms.publish(version, command.texts())) { return Outcome.TAKEN; }
                recorder.onService(door.look(), Act.TERMS_PUBLISHED, version.version(), key.at());
                return Outcome.PUBLISHED;
            });
        });
    }
}
