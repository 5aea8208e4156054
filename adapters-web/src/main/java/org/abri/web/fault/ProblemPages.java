package org.abri.web.fault;

import jakarta.inject.Singleton;
import java.util.Arrays;
import org.abri.domain.access.Refusal;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.Problem;
import org.abri.web.visit.Visitor;

/** WEB-2: what went wrong, in plain words, with what to do next, in the visitor's language; rules have words of their own. */
@Singleton
final class ProblemPages {
    private static final int SERVER_ERRORS = 500;

    private final Face face;

    ProblemPages(Face face) {
        this.face = face;
    }

    /** Not with what an operator announced: there is nothing to find out about it. */
    private static boolean needsHelp(Problem problem) {
        return problem.status() >= SERVER_ERRORS && !problem.code().equals(Problem.MAINTENANCE);
    }

    /** HTML in UTF-8. The visitor may be nobody, even on a page of somebody who is signed in. */
    byte[] page(Problem problem, Visitor visitor) {
        var refusal =
                Arrays.stream(Refusal.values()).filter(rule -> Answers.code(rule).equals(problem.code()))
                        .findFirst();
        return face.problem(visitor, seen -> {
            // the address of what went wrong may exist for posting only: whoever changes the language there goes home
            var page = seen.at(seen.homePath());
            var words = "problem." + problem.code();
            var known = page.words().know(words + ".what") ? words : "problem.other";
            return Face.DRAW.faultProblem(page, page.say(refusal.isPresent() ? "problem.refused" : known),
                    page.say(refusal.map(rule -> "refusal." + rule.name()).orElse(known + ".what")),
                    needsHelp(problem) ? problem.requestId() : null);
        });
    }
}
