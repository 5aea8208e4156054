package org.abri.web.moderation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.moderation.TellProblem.Outcome;
import org.abri.application.moderation.TellProblem.Said;
import org.abri.domain.access.Action;
import org.abri.domain.access.Viewpoint;
import org.abri.domain.moderation.ProblemId;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Visitor;

/** MOD-3: for pages and programs alike: as oneself, or, while one is not let in that far, as anybody. */
@Singleton
final class Telling {
    private final Abri abri;
    private final InstantSource clock;

    Telling(Abri abri, InstantSource clock) {
        this.abri = abri;
        this.clock = clock;
    }

    /** From where somebody tells, who can read the answer. */
    Optional<Viewpoint> self(Visitor visitor) {
        return visitor.signedIn().map(person -> person.viewpoint())
                .filter(by -> abri.access().seePlace().at(by, new About.Nothing(),
                        Action.TELL_PROBLEM) instanceof Answer.Given<Look>);
    }

    /** Throws {@link ProblemException} when too much was told of late. */
    ProblemId tell(Optional<String> sender, Visitor visitor, Said said) {
        var telling = abri.moderation().tellProblem();
        return switch (self(visitor).map(by -> Answers.of(telling.tell(by, said)))
                .orElseGet(() -> telling.tell(sender, said))) {
            case Outcome.Told(var id) -> id;
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }
}
