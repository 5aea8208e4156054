package org.abri.web.opening;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.opening.OpenBeneficiaryAccount;
import org.abri.application.opening.OpenBeneficiaryAccount.Outcome;
import org.abri.application.opening.OpenBeneficiaryAccount.Person;
import org.abri.application.opening.OpenBeneficiaryAccount.Wishes;
import org.abri.domain.account.Language;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Form;

/**
 * ACC-5, ACC-6, ACC-8, ACC-9: opening a vault with the person there: who they are, typed by staff; then, in the language that
 * the person reads, what they wish and what is their secret, typed by them alone; and the screen is given back before anything
 * of the relay is on it. What was said travels in the next screen's form, secrets in none: nothing is kept before the vault
 * is open, and nothing is in an address. Whether there is such a person already is said once all is filled in (AUT-5).
 */
@Pages
public final class NewPersonPages {
    /** The fields of the first screen. */
    public static final List<String> WHO =
            List.of("given", "family", "born", "bornDay", "bornMonth", "bornYear", "language", "phone",
                    "homonymReason", "session");
    /** And those that the person decides first. */
    public static final List<String> WISHES = List.of("affiliate", "feeding");

    private final OpenBeneficiaryAccount opening;
    private final Abri abri;
    private final Face face;
    private final InstantSource clock;

    NewPersonPages(Abri abri, Face face, InstantSource clock) {
        this.opening = abri.opening().openBeneficiaryAccount();
        this.abri = abri;
        this.face = face;
        this.clock = clock;
    }

    @Get(At.NEW_PERSON)
    HttpResponse<byte[]> form(Desk desk) {
        return form(Opener.AT_RELAY, desk);
    }

    @Get(At.ON_SITE)
    HttpResponse<byte[]> formOnSite(Desk desk) {
        return form(Opener.ON_SITE, desk);
    }

    private HttpResponse<byte[]> form(Opener opener, Desk desk) {
        return who(opener, desk,
                Form.fresh(desk.visitor(), Map.of("language", desk.visitor().language().tag())), false);
    }

    @Post(At.NEW_PERSON)
    HttpResponse<byte[]> next(Desk desk, Form<NewPersonForm> form) {
        return next(Opener.AT_RELAY, desk, form);
    }

    @Post(At.ON_SITE)
    HttpResponse<byte[]> nextOnSite(Desk desk, Form<NewPersonForm> form) {
        return next(Opener.ON_SITE, desk, form);
    }

    private HttpResponse<byte[]> next(Opener opener, Desk desk, Form<NewPersonForm> form) {
        if (form.isToLookOtherwise()) { return again(opener, desk, form); }
        var person = NewPersonForm.person(opener, form, clock.instant());
        if (person.isEmpty()) { return who(opener, desk, form, !form.text("homonymReason").isBlank()); }
        return switch (form.text("step")) {
            case "who" -> wishes(opener, desk, form);
            case "wishes" ->
                    NewPersonForm.consents(form) ? secrets(opener, desk, form) : wishes(opener, desk, form);
            case "secrets" -> NewPersonForm.wishesTwice(form)
                    .map(wishes -> afterSecrets(opener, desk, form, person.get(), wishes))
                    .orElseGet(() -> secrets(opener, desk, form));
            default -> throw ProblemException.malformed(Map.of("step", "not-a-choice"));
        };
    }

    /** The screen that it was, or the one before, with all that was said. */
    private HttpResponse<byte[]> again(Opener opener, Desk desk, Form<NewPersonForm> form) {
        return switch (form.text("step")) {
            case "secrets" -> form.goesBack() ? wishes(opener, desk, form) : secrets(opener, desk, form);
            case "wishes" -> form.goesBack() ? who(opener, desk, form, false) : wishes(opener, desk, form);
            default -> who(opener, desk, form, false);
        };
    }

    private HttpResponse<byte[]> afterSecrets(Opener opener, Desk desk, Form<NewPersonForm> form,
            Person person,
            Wishes wishes) {
        var answer =
                opening.open(new OpenBeneficiaryAccount.Command(desk.by(), desk.relay(), form.once(), person,
                        wishes, NewPersonForm.session(opener, form).orElseThrow()));
        return switch (Answers.of(answer)) {
            case Outcome.MayHaveAnAccount() -> who(opener, desk, form, true);
            case Outcome.Opened(var vault, var username, var rescueCode) -> face.show(desk.visitor(), answer,
                    (page, opened) -> Face.DRAW.openingOpened(page.readBy(person.language()), desk.at(),
                            opener,
                            username, rescueCode,
                            wishes.affiliate()));
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case Outcome no -> secrets(opener, desk, NewPersonForm.refused(form, no));
        };
    }

    private HttpResponse<byte[]> who(Opener opener, Desk desk, Form<NewPersonForm> form, boolean homonym) {
        return face.show(form, mayOpen(opener, desk),
                (page, typed, look) -> Face.DRAW.openingWho(page, typed, desk.at(), opener, homonym));
    }

    /** The person holds the screen now: it speaks to them, and leads nowhere else. */
    private HttpResponse<byte[]> wishes(Opener opener, Desk desk, Form<NewPersonForm> form) {
        return face.show(form, mayOpen(opener, desk), (page, typed, look) -> {
            var theirs = page.readBy(reads(form));
            return Face.DRAW.openingWishes(theirs, typed.in(theirs), desk.at(), opener);
        });
    }

    private HttpResponse<byte[]> secrets(Opener opener, Desk desk, Form<NewPersonForm> form) {
        return face.show(form, mayOpen(opener, desk), (page, typed, look) -> {
            var theirs = page.readBy(reads(form));
            return Face.DRAW.openingSecrets(theirs, typed.in(theirs), desk.at(), opener);
        });
    }

    private static Language reads(Form<NewPersonForm> form) {
        return new Language(form.text("language"));
    }

    /** The screen is given back: to whom, and nothing of the relay before they have it. */
    @Get(At.NEW_PERSON_DONE)
    HttpResponse<byte[]> givenBack(Desk desk) {
        return givenBack(Opener.AT_RELAY, desk);
    }

    @Get(At.ON_SITE_DONE)
    HttpResponse<byte[]> givenBackOnSite(Desk desk) {
        return givenBack(Opener.ON_SITE, desk);
    }

    private HttpResponse<byte[]> givenBack(Opener opener, Desk desk) {
        return face.show(desk.visitor(), mayOpen(opener, desk),
                (page, look) -> Face.DRAW.openingGivenBack(page.alone(), desk.at(), opener));
    }

    private Answer<Look> mayOpen(Opener opener, Desk desk) {
        return abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                opener.action());
    }
}
