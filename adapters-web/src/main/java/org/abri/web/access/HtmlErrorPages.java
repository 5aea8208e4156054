package org.abri.web.access;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import org.abri.domain.access.Refusal;
import org.abri.web.face.Face;
import org.abri.web.session.Visitor;

/** WEB-2: what went wrong, in plain words, with what to do next; no page is reached by a code that a rule does not have. */
@Singleton
final class HtmlErrorPages implements ErrorPages {
    private static final int SERVER_ERRORS = 500;

    private final Face face;

    HtmlErrorPages(Face face) {
        this.face = face;
    }

    @Override
    public byte[] page(Problem problem, Visitor visitor) {
        var page = face.page(visitor, page(visitor), Optional.empty());
        var refusal = Arrays.stream(Refusal.values())
                .filter(rule -> Answers.code(rule).equals(problem.code())).findFirst();
        var words = "problem." + problem.code();
        var known = page.words().know(words + ".what") ? words : "problem.other";
        var title = refusal.isPresent() ? "problem.refused" : known;
        var what = refusal.map(rule -> "refusal." + rule.name()).orElse(known + ".what");
        return Face.html(face.templates().accessProblem(page, page.say(title), page.say(what),
                page.homePath(), page.say("problem.home"),
                problem.status() >= SERVER_ERRORS ? problem.requestId() : null));
    }

    /** The address of what went wrong may exist for posting only: whoever changes the language there goes home. */
    private static String page(Visitor visitor) {
        return visitor.signedIn().isPresent() ? "/home" : "/";
    }
}
