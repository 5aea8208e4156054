package org.abri.web.affiliation;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.abri.application.affiliation.AffiliatePerson;
import org.abri.application.affiliation.AffiliatePerson.Whom;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.Username;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivenBack;

/** AFF-2, AFF-4: whom a relay asks, by their username or the code that they show, and whether a code is to be sent by SMS. */
@Serdeable
record AffiliateForm(String username, Boolean bySms) implements GivenBack {
    record Asking(Whom whom, boolean bySms) {
        /** SEC-6, OPS-4. */
        static void mustNotPause(AffiliatePerson.Outcome outcome, Instant now) {
            if (outcome instanceof AffiliatePerson.Paused(var until, var everybody)) {
                var pause = Duration.between(now, until);
                throw everybody
                        ? new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "too-many-sms",
                                "More SMS are asked for than the service may send; other ways are open.")
                                        .retryAfter(pause)
                        : ProblemException.askedTooMuch(pause);
            }
        }
    }

    static Optional<Asking> read(Form<AffiliateForm> form) {
        var whom = form.read("username", Whom::typed);
        var bySms = form.yesOrNo("bySms");
        return form.taken(() -> new Asking(whom.orElseThrow(), bySms.orElseThrow()));
    }

    /** AFF-2: the code that the person has told. */
    @Serdeable
    record Confirmation(String username, String code) implements GivenBack {
        record Confirming(Username username, String code) {}

        static Optional<Confirming> read(Form<Confirmation> form) {
            var username = form.read("username", Username::typed);
            var code = form.read("code", OneTimeCode::typed);
            return form.taken(() -> new Confirming(username.orElseThrow(), code.orElseThrow()));
        }
    }

    /** AFF-4: one of those who were found, and whether a code is to be sent by SMS. */
    @Serdeable
    record OfFound(String handle, Boolean bySms) {
        static Optional<Asking> read(Form<OfFound> form) {
            var whom = form.read("handle", Whom.Found::new);
            var bySms = form.yesOrNo("bySms");
            return form.taken(() -> new Asking(whom.orElseThrow(), bySms.orElseThrow()));
        }
    }

    /** VLT-5: whether staff of a relay may add papers. */
    @Serdeable
    record Feeding(Boolean allowed) {}
}
