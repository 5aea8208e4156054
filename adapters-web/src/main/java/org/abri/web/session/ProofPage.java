package org.abri.web.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.KeepPasskeys;
import org.abri.application.session.PasskeyAsked;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.WebSettings;

/** REC-3: asks for the password again, and for a code or a passkey of whoever has a factor, before it changes. */
@Singleton
final class ProofPage {
    private final KeepFactor keep;
    private final KeepPasskeys passkeys;
    private final Face face;
    private final WebSettings settings;

    ProofPage(Abri abri, Face face, WebSettings settings) {
        this.keep = abri.session().keepFactor();
        this.passkeys = abri.session().keepPasskeys();
        this.face = face;
        this.settings = settings;
    }

    HttpResponse<byte[]> ask(Form<?> form, FactorQuestion question) {
        return ask(form, question, question.path());
    }

    HttpResponse<byte[]> ask(Form<?> form, FactorQuestion question, String path) {
        var person = form.visitor().person();
        var seen = keep.see(person.viewpoint());
        var asked = Answers.of(seen).passkeys().isEmpty() ? Optional.<PasskeyAsked> empty()
                : Answers.of(passkeys.asked(person.viewpoint(), person.token()));
        return face.show(form, seen, (page, typed, factor) -> Face.DRAW.sessionProveFactor(page, typed,
                question, path, factor.state().set(), asked.map(PasskeyOptions::toShow).orElse(null)));
    }

    /** What was done; empty when the form is to be shown again, with what is wrong. */
    <T> Optional<T> answered(HttpRequest<?> request, Form<FactorForm> form,
            Function<KeepFactor.Proof, Answer<KeepFactor.Outcome<T>>> act) {
        form.visitor().person();
        return FactorForm.read(form, settings.originOf(request))
                .flatMap(proof -> FactorForm.done(form, Answers.of(act.apply(proof))));
    }
}
