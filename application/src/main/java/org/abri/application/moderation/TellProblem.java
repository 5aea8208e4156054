package org.abri.application.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.abri.application.Listed;
import org.abri.application.Listing;
import org.abri.application.Ports;
import org.abri.application.UnitOfWork;
import org.abri.application.access.Answer;
import org.abri.application.inside.Draw;
import org.abri.application.inside.Gate;
import org.abri.application.inside.Inside;
import org.abri.application.inside.Limiter.Counted;
import org.abri.application.inside.Limiter;
import org.abri.application.inside.Recorder;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.account.AccountId;
import org.abri.domain.journal.Act;
import org.abri.domain.limits.Pace;
import org.abri.domain.moderation.Problem;
import org.abri.domain.moderation.ProblemId;
import org.abri.domain.text.TypedText;

/**
 * MOD-3: any user tells of a malfunction or of fraud, and is told by which reference; whoever cannot sign in does too, and nothing
 * says whether they have an account (AUT-5).
 */
public final class TellProblem {

    /** Throws {@link org.abri.domain.text.InvalidValue} when the words are missing or too long. */
    public record Said(Problem.Kind kind, String words) {
        public Said {
            words = TypedText.lines(words, Problem.LONGEST_WORDS);
        }
    }

    public sealed interface Outcome {
        /** It was received. */
        record Told(ProblemId id) implements Outcome {}

        /** So much was told of late, by that person; or by everybody who is not signed in. */
        record Paused(Instant until) implements Outcome {}
    }

    private final InstantSource clock;
    private final UnitOfWork work;
    private final Problems problems;
    private final Gate gate;
    private final Draw draw;
    private final Limiter limiter;
    private final Recorder recorder;

    TellProblem(Ports ports, Inside inside) {
        clock = ports.clock();
        work = ports.work();
        problems = ports.moderation().problems();
        gate = inside.gate();
        draw = inside.draw();
        limiter = inside.limiter();
        recorder = inside.recorder();
    }

    /** By somebody signed in: they read the answer under {@link #own}. */
    public Answer<Outcome> tell(Viewpoint by, Said said) {
        return work.inOne(() -> {
            var door = gate.at(by);
            return door.letting(Action.TELL_PROBLEM, key -> {
                var outcome =
                        told(by.who(), said, key.at(),
                                new Counted(Pace.TELLING_BY_PERSON, by.who().orElseThrow()));
                if (outcome instanceof Outcome.Told) {
                    recorder.onOwnAccount(door.look(), Act.PROBLEM_TOLD, key.at());
                }
                return outcome;
            });
        });
    }

    /** By whoever is not signed in, from that address, if any can be told. */
    public Outcome tell(Optional<String> sender, Said said) {
        var paced = Stream.concat(
                sender.stream().map(address -> new Counted(Pace.TELLING_BY_ADDRESS, address)),
                Stream.of(new Counted(Pace.TELLING_BY_ANYBODY, "everybody"))).toArray(Counted[]::new);
        return work.inOne(() -> told(Optional.empty(), said, clock.instant(), paced));
    }

    private Outcome told(Optional<AccountId> by, Said said, Instant now, Counted... paced) {
        return limiter.pauseBefore(now, paced).<Outcome> map(Outcome.Paused::new).orElseGet(() -> {
            var id = new ProblemId(draw.id());
            problems.add(new Problem(id, by, said.kind(), said.words(), now, Optional.empty()));
            return new Outcome.Told(id);
        });
    }

    /** What somebody told of, the newest first, with what was answered. */
    public Answer<Listed<Problem>> own(Viewpoint by, Listing wanted) {
        return work.inOne(() -> gate.at(by).letting(Action.TELL_PROBLEM,
                key -> Listed.of(problems.of(by.who().orElseThrow(), wanted), wanted, KeepProblems::mark)));
    }
}
