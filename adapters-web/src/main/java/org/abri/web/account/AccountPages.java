package org.abri.web.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.Locale;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.domain.vault.Processing;
import org.abri.web.At;
import org.abri.web.LeftOut;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Cookies;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/** What somebody decides about their own account; what is no beneficiary's to decide is on no page of theirs. */
@Pages
final class AccountPages {
    /**
     * LAW-4: what somebody says who is asked whether their papers may be drawn.
     *
     * @param back on which page they were asked
     */
    @Introspected
    record WishForm(Boolean wished, @LeftOut String back) {}

    /** LAW-4: whether papers are looked through for what harms computers. */
    @Introspected
    record ScanForm(Boolean wished) {}

    /** Whether the browser is theirs alone. */
    @Introspected
    record OwnForm(Boolean own) {}

    /** REM-4: whether SMS say where an appointment is. */
    @Introspected
    record PlaceForm(Boolean said) {}

    /** REM-6: whether reminders come by SMS. */
    @Introspected
    record RemindersForm(Boolean come) {}

    @Introspected
    record LanguageForm(String language) {}

    private final Abri abri;
    private final Face face;
    private final Cookies cookies;

    AccountPages(Abri abri, Face face, Cookies cookies) {
        this.abri = abri;
        this.face = face;
        this.cookies = cookies;
    }

    @Get(At.ACCOUNT)
    HttpResponse<byte[]> own(Shelf shelf) {
        return shelf.own() ? face.show(shelf.visitor(),
                abri.vault().decideProcessing().see(shelf.by(), shelf.vault()),
                (page, wishes) -> Face.DRAW.accountOwn(page,
                        Answers.of(abri.vault().keepQuota().see(shelf.by(), shelf.vault())),
                        shelf.visitor().ownsBrowser(),
                        Answers.of(abri.account().seeOwnAccount().see(shelf.by())),
                        Answers.of(abri.rectification().rectifyPerson().seeOwn(shelf.by())),
                        Answers.of(abri.reminder().decidePlace().see(shelf.by())), remindersCome(shelf),
                        Answers.of(abri.vault().decideScans().see(shelf.by(), shelf.vault()))))
                : Face.to(At.PASSWORD);
    }

    /** ACC-2: their username on a card, to be printed or read by another phone. */
    @Get(At.USERNAME_CARD)
    HttpResponse<byte[]> usernameCard(Visitor visitor) {
        return face.show(visitor, abri.account().seeOwnAccount().see(visitor.viewpoint()),
                (page, person) -> Face.DRAW.accountUsername(page, person.username()));
    }

    /** Null without a phone. */
    private @Nullable Boolean remindersCome(Shelf shelf) {
        return abri.reminder().decideReminders()
                .see(shelf.by()) instanceof Answer.Given<Boolean>(var come, var look)
                        ? come
                        : null;
    }

    /** PRI-2: in which language they are written to, on pages and by SMS. */
    @Post(At.OWN_LANGUAGE)
    HttpResponse<byte[]> language(Visitor visitor, Form<LanguageForm> form) {
        var own = abri.account().seeOwnAccount().see(visitor.viewpoint());
        var chosen = PersonFields.language(form).orElseThrow(() -> form.problemFor(own));
        var unused = Answers.of(abri.account().changeOwnAccount().read(visitor.viewpoint(), chosen));
        return cookies.speaking(face.done(At.ACCOUNT, "own-language"), chosen);
    }

    /** PRI-1: who the service takes them for, as JSON. */
    @Get(At.OWN_DATA)
    HttpResponse<OwnDataJson> data(Visitor visitor) {
        var taken = Answers.of(abri.data().takeOwnData().take(visitor.viewpoint()));
        return HttpResponse.ok(OwnDataJson.of(taken)).contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"abri-account.json\"");
    }

    /** AUT-1: where a browser is somebody's own, they read their password while they type it, and type it once. */
    @Post(At.OWN_BROWSER)
    HttpResponse<byte[]> ownBrowser(Shelf shelf, Form<OwnForm> form) {
        var may = abri.vault().decideProcessing().see(shelf.by(), shelf.vault());
        var own = form.yesOrNo("own").orElseThrow(() -> form.problemFor(may));
        var unused = Answers.of(may);
        return cookies.own(face.done(At.ACCOUNT, own ? "own" : "not-own"), own);
    }

    @Post(At.PLACE_IN_SMS)
    HttpResponse<byte[]> place(Shelf shelf, Form<PlaceForm> form) {
        var place = abri.reminder().decidePlace();
        var said = form.yesOrNo("said").orElseThrow(() -> form.problemFor(place.see(shelf.by())));
        return face.done(At.ACCOUNT,
                Answers.of(place.decide(shelf.by(), said)) ? "place-in-sms" : "no-place-in-sms");
    }

    @Post(At.SMS_REMINDERS)
    HttpResponse<byte[]> reminders(Shelf shelf, Form<RemindersForm> form) {
        var reminders = abri.reminder().decideReminders();
        var come = form.yesOrNo("come").orElseThrow(() -> form.problemFor(reminders.see(shelf.by())));
        return face.done(At.ACCOUNT,
                Answers.of(reminders.decide(shelf.by(), come)) ? "sms-reminders" : "no-sms-reminders");
    }

    @Post(At.SCANS)
    HttpResponse<byte[]> scans(Shelf shelf, Form<ScanForm> form) {
        var scans = abri.vault().decideScans();
        var wished = form.yesOrNo("wished")
                .orElseThrow(() -> form.problemFor(scans.see(shelf.by(), shelf.vault())));
        return switch (Answers.of(scans.decide(shelf.by(), shelf.vault(), wished))) {
            case WISHED -> face.done(At.ACCOUNT, "scans");
            case NOT_WISHED -> face.done(At.ACCOUNT, "no-scans");
            case NO_SCANNER -> throw ProblemException.notFound();
        };
    }

    @Post(At.PREVIEWS)
    HttpResponse<byte[]> previews(Shelf shelf, Form<WishForm> form) {
        return decided(shelf, form, Processing.PREVIEWS);
    }

    @Post(At.READING)
    HttpResponse<byte[]> reading(Shelf shelf, Form<WishForm> form) {
        return decided(shelf, form, Processing.READING);
    }

    private HttpResponse<byte[]> decided(Shelf shelf, Form<WishForm> form, Processing processing) {
        var decide = abri.vault().decideProcessing();
        var wished = form.yesOrNo("wished")
                .orElseThrow(() -> form.problemFor(decide.see(shelf.by(), shelf.vault())));
        var wishes = Answers.of(decide.decide(shelf.by(), shelf.vault(), processing, wished));
        var asked = switch (form.text("back")) {
            case "account" -> At.ACCOUNT;
            case "papers" -> At.PAPERS;
            default -> At.HOME;
        };
        var said = processing.name().toLowerCase(Locale.ROOT);
        var done = wishes.want(processing) ? said : "no-" + said;
        return face.done(asked, done);
    }
}
