package org.abri.web.recovery;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.recovery.BeginRecovery;
import org.abri.application.recovery.FinishRecovery;
import org.abri.application.recovery.SendRecoveryCode;
import org.abri.application.recovery.StartRecovery;
import org.abri.domain.access.Action;
import org.abri.domain.account.SecretQuestion;
import org.abri.domain.recovery.RecoveryProof;
import org.abri.domain.text.Flaw;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** SEC-4: a lost password, for programs: a first proof gives a token, a second one with it a new password. */
@Api
@Controller(Api.AT)
final class RecoveriesApi {
    /** To whose phone a code is sent. */
    @Serdeable
    record CodeForm(String username) {}

    /** To the phone of the recovery that is under way with that token. */
    @Serdeable
    record SecondCodeForm(String token) {}

    /** {@code proof} is {@code SMS_CODE}, {@code RESCUE_CARD} or {@code STAFF}, {@code given} its code. */
    @Serdeable
    record BeginForm(String username, String proof, String given) {}

    /** {@code proof} is another one than the first, {@code given} its code or the secret answer. */
    @Serdeable
    record FinishForm(String token, String proof, String given, String password) {}

    /** That staff looked at the face and papers of whoever is before them. */
    @Serdeable
    record StartForm(Boolean checked) {}

    /** {@code token} is good until then; {@code remaining} is what can be the second proof, {@code question} what an answer answers. */
    @Serdeable.Serializable
    record BegunJson(String token, Instant until, List<String> remaining, @Nullable String question) {
        @Override
        public String toString() {
            return "BegunJson[…]";
        }
    }

    @Serdeable.Serializable
    record RecoveredJson(String username) {}

    /** The code is told this once, and good until then. */
    @Serdeable.Serializable
    record StartedJson(String username, String code, Instant until) {
        @Override
        public String toString() {
            return "StartedJson[…]";
        }
    }

    private final Abri abri;
    private final Entrance entrance;
    private final InstantSource clock;

    RecoveriesApi(Abri abri, Entrance entrance, InstantSource clock) {
        this.abri = abri;
        this.entrance = entrance;
        this.clock = clock;
    }

    /** AUT-5: the answer is the same whether anybody has that username, or a phone. */
    @RequestBody(content = @Content(schema = @Schema(implementation = CodeForm.class)))
    @Status(HttpStatus.ACCEPTED)
    @Post("/recoveries/codes")
    void sendRecoveryCode(@Found Form<CodeForm> form) {
        var username = FirstProofForm.username(form).orElseThrow(form::problem);
        sent(abri.recovery().sendRecoveryCode().send(username));
    }

    /** As the second proof. Nothing leaves when what was under way is over; the answer is the same. */
    @RequestBody(content = @Content(schema = @Schema(implementation = SecondCodeForm.class)))
    @Status(HttpStatus.ACCEPTED)
    @Post("/recoveries/second-codes")
    void sendSecondRecoveryCode(@Found Form<SecondCodeForm> form) {
        sent(abri.recovery().sendRecoveryCode().sendSecond(form.text("token")));
    }

    private void sent(SendRecoveryCode.Outcome outcome) {
        if (outcome instanceof SendRecoveryCode.Outcome.Paused(var until)) {
            throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        }
    }

    /** AUT-5: what can be nobody's username is answered like one that is nobody's. */
    @RequestBody(content = @Content(schema = @Schema(implementation = BeginForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/recoveries")
    BegunJson beginRecovery(HttpRequest<?> request, @Found Form<BeginForm> form) {
        var proof = form.choice("proof", RecoveryProof.class).filter(RecoveryProof::canBeFirst);
        if (proof.isEmpty()) { throw form.wrong("proof", Flaw.NOT_A_CHOICE).problem(); }
        var username = FirstProofForm.username(form).orElseThrow(RecoveriesApi::notRecognised);
        return switch (entrance.begin(request,
                new BeginRecovery.Command(username, proof.get(), form.text("given")))) {
            case BeginRecovery.Outcome.Begun(var token, var until) -> begun(token, until);
            case BeginRecovery.Outcome.NotRecognised() -> throw notRecognised();
            case BeginRecovery.Outcome.Paused(var until) -> throw paused(until);
        };
    }

    private BegunJson begun(String token, Instant until) {
        var left = abri.recovery().finishRecovery().see(token);
        return new BegunJson(token, until,
                left.stream().flatMap(Way::second).map(way -> way.proof().name()).toList(),
                left.flatMap(FinishRecovery.Remaining::question).map(SecretQuestion::question).orElse(null));
    }

    /** REC-2: every session ends, and nobody is signed in by it. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FinishForm.class)))
    @Post("/recoveries/passwords")
    RecoveredJson finishRecovery(HttpRequest<?> request, @Found Form<FinishForm> form) {
        var proof = form.choice("proof", RecoveryProof.class).orElseThrow(form::problem);
        return switch (entrance.finish(request, new FinishRecovery.Command(form.text("token"), proof,
                form.text("given"), form.text("password")))) {
            case FinishRecovery.Outcome.Recovered(var username) -> new RecoveredJson(username.value());
            case FinishRecovery.Outcome.NotRecognised() -> throw notRecognised();
            case FinishRecovery.Outcome.Over() -> throw notRecognised();
            case FinishRecovery.Outcome.PasswordRefused(var flaw) ->
                    throw form.wrong("password", flaw).problem();
            case FinishRecovery.Outcome.Paused(var until) -> throw paused(until);
        };
    }

    private static ProblemException notRecognised() {
        return new ProblemException(HttpStatus.UNAUTHORIZED, "proof-not-recognised",
                "Username and proof do not belong together, or the proof is not good any more.");
    }

    private ProblemException paused(Instant until) {
        return new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "paused",
                "There were too many tries. None is looked at for a while.")
                        .retryAfter(Duration.between(clock.instant(), until));
    }

    /** By staff, for whoever is before them (SEC-4). */
    @RequestBody(content = @Content(schema = @Schema(implementation = StartForm.class)))
    @Status(HttpStatus.CREATED)
    @Post("/relays/{relay}/vaults/{vault}/recovery")
    StartedJson startRecovery(@Found Shelf shelf, @Found Form<StartForm> form) {
        if (!form.ticked("checked")) {
            throw form.wrong("checked", Flaw.MISSING).problemFor(abri.access().seePlace().at(shelf.by(),
                    new About.OfVault(shelf.vault()), Action.START_RECOVERY));
        }
        return switch (Answers.of(abri.recovery().startRecovery().start(shelf.by(), shelf.vault()))) {
            case StartRecovery.Outcome.Started(var username, var code, var until) ->
                    new StartedJson(username.value(), code, until);
            case StartRecovery.Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }
}
