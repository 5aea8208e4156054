package org.abri.web.session;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Instant;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.session.KeepFactor.Confirmation;
import org.abri.application.session.KeepFactor;
import org.abri.application.session.KeepPasskeys;
import org.abri.application.session.SignedIn;
import org.abri.domain.account.Passkey;
import org.abri.domain.account.PasskeyId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.SessionsApi.SessionJson;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** SEC-2, MFA-1: one's own second factor, for programs. */
@Api
@Controller(Api.AT)
final class FactorApi {
    private static final String FACTOR = "/me/factor";
    private static final String ISSUER = "Abri";

    /** A passkey, with when it was added and, if it ever was, shown last. */
    @Serdeable.Serializable
    record PasskeyJson(String passkey, String name, Instant since, @Nullable Instant usedAt) {
        static PasskeyJson of(Passkey passkey) {
            return new PasskeyJson(passkey.id().toString(), passkey.name(), passkey.since(),
                    passkey.usedAt().orElse(null));
        }
    }

    /**
     * {@code since} of the app, if there is one; {@code codesLeft} on paper; {@code liftedAt} is from when on the password is enough,
     * because somebody says that it is lost (REC-2).
     */
    @Serdeable.Serializable
    record FactorJson(boolean required, boolean set, @Nullable Instant since, int codesLeft,
            List<PasskeyJson> passkeys, @Nullable Instant liftedAt) {
        static FactorJson of(KeepFactor.Seen seen) {
            return new FactorJson(seen.state().required(), seen.state().set(), seen.since().orElse(null),
                    seen.codesLeft(), seen.passkeys().stream().map(PasskeyJson::of).toList(),
                    seen.liftedAt().orElse(null));
        }
    }

    /** What an app is given: the seed in base32, and the address that apps read (otpauth). Until it is confirmed, for 15 minutes. */
    @Serdeable.Serializable
    record ProposalJson(String seed, String uri) {
        @Override
        public String toString() {
            return "ProposalJson[…]";
        }
    }

    /** The codes on paper are shown this once. */
    @Serdeable.Serializable
    record CodesJson(List<String> codesOnPaper) {
        @Override
        public String toString() {
            return "CodesJson[…]";
        }
    }

    /** All sessions have ended but a new one; the codes on paper are shown this once. */
    @Serdeable.Serializable
    record ConfirmedJson(SessionJson session, List<String> codesOnPaper) {
        @Override
        public String toString() {
            return "ConfirmedJson[…]";
        }
    }

    private final KeepFactor keep;
    private final KeepPasskeys passkeys;
    private final Cookies cookies;

    FactorApi(Abri abri, Cookies cookies) {
        this.keep = abri.session().keepFactor();
        this.passkeys = abri.session().keepPasskeys();
        this.cookies = cookies;
    }

    @Get(FACTOR)
    FactorJson seeFactor(@Found Visitor visitor) {
        return FactorJson.of(Answers.of(keep.see(visitor.viewpoint())));
    }

    /** It was not lost, whoever said so: it counts as before. What nobody said is lost stays as it is. */
    @Status(HttpStatus.NO_CONTENT)
    @Post(FACTOR + "/finding")
    void findFactor(@Found Visitor visitor) {
        var unused = Answers.of(keep.found(visitor.viewpoint()));
    }

    /** Another app; the one that counts, if there is one, goes on counting until this one is confirmed. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FactorForm.class)))
    @Post(FACTOR + "/proposal")
    HttpResponse<ProposalJson> proposeFactor(@Found Visitor visitor, @Found Form<FactorForm> form) {
        done(form, Answers.of(keep.propose(proof(visitor, form), visitor.person().token())));
        var proposal = Answers.of(keep.proposed(visitor.viewpoint(), visitor.person().token()))
                .orElseThrow(ProblemException::notFound);
        return HttpResponse.ok(new ProposalJson(proposal.seed().base32(), OtpAuth.uri(ISSUER, proposal)));
    }

    /** The first code of the app that was proposed. All sessions end; the answer holds a new one. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ConfirmForm.class)))
    @Put(FACTOR)
    HttpResponse<ConfirmedJson> confirmFactor(@Found Visitor visitor, @Found Form<ConfirmForm> form) {
        var person = visitor.person();
        var digits = ConfirmForm.read(form).orElseThrow(() -> form.problemFor(keep.see(person.viewpoint())));
        var confirmation =
                Answers.of(keep.confirm(person.viewpoint(), person.token(), digits, person.device()));
        ConfirmForm.refused(form, confirmation);
        if (confirmation instanceof Confirmation.Confirmed(var again, var codes)) {
            return with(visitor, again,
                    HttpResponse.ok(new ConfirmedJson(SessionJson.of(again, visitor), codes)));
        }
        throw form.problem();
    }

    /** Other codes on paper, in place of those before. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FactorForm.class)))
    @Post(FACTOR + "/codes")
    HttpResponse<CodesJson> renewFactorCodes(@Found Visitor visitor, @Found Form<FactorForm> form) {
        return HttpResponse.ok(new CodesJson(done(form, Answers.of(keep.renewCodes(proof(visitor, form))))));
    }

    /** All sessions end; the answer holds a new one. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FactorForm.class)))
    @Post(FACTOR + "/end")
    HttpResponse<SessionJson> turnOffFactor(@Found Visitor visitor, @Found Form<FactorForm> form) {
        var again = done(form, Answers.of(keep.turnOff(proof(visitor, form), visitor.person().device())));
        return with(visitor, again, HttpResponse.ok(SessionJson.of(again, visitor)));
    }

    /** A passkey is no longer one. All sessions end; the answer holds a new one. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FactorForm.class)))
    @Post(FACTOR + "/passkeys/{passkey}/end")
    HttpResponse<SessionJson> removePasskey(@Found Visitor visitor, PasskeyId passkey,
            @Found Form<FactorForm> form) {
        var again = done(form,
                Answers.of(passkeys.remove(proof(visitor, form), passkey, visitor.person().device())));
        return with(visitor, again, HttpResponse.ok(SessionJson.of(again, visitor)));
    }

    private KeepFactor.Proof proof(Visitor visitor, Form<FactorForm> form) {
        visitor.person();
        return FactorForm.read(form).orElseThrow(() -> form.problemFor(keep.see(visitor.viewpoint())));
    }

    private static <T> T done(Form<FactorForm> form, KeepFactor.Outcome<T> outcome) {
        if (outcome instanceof KeepFactor.Outcome.Required<T>) {
            throw new ProblemException(HttpStatus.CONFLICT, "factor-required",
                    "A second factor is required: it can be renewed, and not turned off.");
        }
        return FactorForm.done(form, outcome).orElseThrow(form::problem);
    }

    private <T> MutableHttpResponse<T> with(Visitor visitor, SignedIn again,
            MutableHttpResponse<T> response) {
        return visitor.byBearer() ? response : cookies.signedIn(response, again);
    }
}
