package org.abri.web.recovery;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.recovery.BeginRecovery;
import org.abri.application.recovery.FinishRecovery;
import org.abri.application.recovery.FinishRecovery.Remaining;
import org.abri.application.recovery.SendRecoveryCode;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.ProblemException;
import org.abri.web.session.Entrance;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/** SEC-4: a lost password, on the person's own screen: one proof, another, and a new password. */
@Pages
final class RecoveryPages {
    private final Abri abri;
    private final Face face;
    private final Entrance entrance;
    private final Cookies cookies;

    RecoveryPages(Abri abri, Face face, Entrance entrance, Cookies cookies) {
        this.abri = abri;
        this.face = face;
        this.entrance = entrance;
        this.cookies = cookies;
    }

    @Get(At.RECOVER)
    HttpResponse<byte[]> ways(Visitor visitor) {
        return face.show(visitor, Face.DRAW::recoveryWays);
    }

    @Get(At.RECOVER_BY)
    HttpResponse<byte[]> form(Visitor visitor, @PathVariable String way) {
        return first(HttpStatus.OK, Form.fresh(visitor), firstWay(way), false);
    }

    /** On the page of the phone, a code is sent while none is typed. */
    @Post(At.RECOVER_BY)
    HttpResponse<byte[]> begin(HttpRequest<?> request, Form<FirstProofForm> form, @PathVariable String way) {
        var by = firstWay(way);
        if (by == Way.PHONE && form.text("code").isBlank()) { return send(form); }
        return FirstProofForm.read(form, by.proof()).map(command -> begun(request, form, by, command))
                .orElseGet(() -> first(Face.statusOf(form), form, by, true));
    }

    private static Way firstWay(String path) {
        var way = Way.of(path);
        if (!way.proof().canBeFirst()) { throw ProblemException.notFound(); }
        return way;
    }

    private HttpResponse<byte[]> send(Form<FirstProofForm> form) {
        var sent = FirstProofForm.username(form).flatMap(username -> form.taken(() -> username))
                .map(abri.recovery().sendRecoveryCode()::send);
        return sent.isEmpty() ? first(Face.statusOf(form), form, Way.PHONE, false) : switch (sent.get()) {
            case SendRecoveryCode.Outcome.Sent() -> first(HttpStatus.OK, form, Way.PHONE, true);
            case SendRecoveryCode.Outcome.Paused(var until) ->
                    first(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until), Way.PHONE, false);
        };
    }

    private HttpResponse<byte[]> begun(HttpRequest<?> request, Form<FirstProofForm> form, Way way,
            BeginRecovery.Command command) {
        return switch (entrance.begin(request, command)) {
            case BeginRecovery.Outcome.Begun(var token, var until) ->
                    cookies.recovering(Face.to(At.recoverSecond(nextWay(token).path())), token);
            case BeginRecovery.Outcome.NotRecognised() ->
                    first(HttpStatus.UNAUTHORIZED, form.wrong("", "code-not-recognised"), way, true);
            case BeginRecovery.Outcome.Paused(var until) ->
                    first(HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until), way, true);
        };
    }

    private Way nextWay(String token) {
        return abri.recovery().finishRecovery().see(token).flatMap(left -> Way.second(left).findFirst())
                .orElse(Way.RELAY);
    }

    private HttpResponse<byte[]> first(HttpStatus status, Form<FirstProofForm> form, Way way, boolean sent) {
        return face.show(status, form, (page, typed) -> Face.DRAW.recoveryFirst(page, typed, way, sent));
    }

    @Get(At.RECOVER_SECOND)
    HttpResponse<byte[]> second(HttpRequest<?> request, Visitor visitor, @PathVariable String way) {
        return second(request, HttpStatus.OK, Form.fresh(visitor), Way.of(way));
    }

    @Post(At.RECOVER_CODE)
    HttpResponse<byte[]> sendSecond(HttpRequest<?> request, Form<NoFields> form) {
        var outcome = cookies.recovery(request).map(abri.recovery().sendRecoveryCode()::sendSecond);
        var by = At.recoverSecond(Way.PHONE.path());
        return face.done(outcome.isPresent() ? by : At.RECOVER,
                outcome.orElse(new SendRecoveryCode.Outcome.Sent()) instanceof SendRecoveryCode.Outcome.Paused
                        ? "recovery-code-later"
                        : "recovery-code-sent");
    }

    @Post(At.RECOVER_SECOND)
    HttpResponse<byte[]> finish(HttpRequest<?> request, Form<SecondProofForm> form,
            @PathVariable String way) {
        var by = Way.of(way);
        return cookies.recovery(request).flatMap(token -> SecondProofForm.read(form, token, by))
                .map(command -> finished(request, form, by, command))
                .orElseGet(() -> second(request, Face.statusOf(form), form, by));
    }

    private HttpResponse<byte[]> finished(HttpRequest<?> request, Form<SecondProofForm> form, Way way,
            FinishRecovery.Command command) {
        return switch (entrance.finish(request, command)) {
            case FinishRecovery.Outcome.Recovered(var username) ->
                    cookies.recovered(face.done(At.SIGN_IN, "recovered"));
            case FinishRecovery.Outcome.Over() -> over(form.visitor());
            case FinishRecovery.Outcome.NotRecognised() ->
                    second(request, HttpStatus.UNAUTHORIZED, form.wrong("proof", "not-right"), way);
            case FinishRecovery.Outcome.PasswordRefused(var flaw) ->
                    second(request, HttpStatus.UNPROCESSABLE_ENTITY, form.wrong("password", flaw), way);
            case FinishRecovery.Outcome.Paused(var until) ->
                    second(request, HttpStatus.TOO_MANY_REQUESTS, form.wrong("", "paused", until), way);
        };
    }

    private HttpResponse<byte[]> second(HttpRequest<?> request, HttpStatus status, Form<SecondProofForm> form,
            Way way) {
        var left = remaining(request);
        if (left.isEmpty()) { return over(form.visitor()); }
        var ways = Way.second(left.get()).toList();
        return ways.contains(way)
                ? face.show(status, form,
                        (page, typed) -> Face.DRAW.recoverySecond(page, typed, left.get(), way, ways))
                : Face.to(At.recoverSecond(ways.isEmpty() ? Way.RELAY.path() : ways.getFirst().path()));
    }

    private Optional<Remaining> remaining(HttpRequest<?> request) {
        return cookies.recovery(request).flatMap(abri.recovery().finishRecovery()::see);
    }

    /** Back to the beginning, which says why. */
    private HttpResponse<byte[]> over(Visitor visitor) {
        var form = Form.<NoFields> fresh(visitor);
        return cookies.recovered(face.show(HttpStatus.GONE, form,
                (page, typed) -> Face.DRAW.recoveryOver(page.at(At.RECOVER))));
    }
}
