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
import org.abri.domain.access.Action;
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
                    "homonymReason");
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
        return who(desk, Form.fresh(desk.visitor(), Map.of("language", desk.visitor().language().tag())),
                false);
    }

    @Post(At.NEW_PERSON)
    HttpResponse<byte[]> next(Desk desk, Form<NewPersonForm> form) {
        if (form.isToLookOtherwise()) { return again(desk, form); }
        var person = NewPersonForm.person(form, clock.instant());
        if (person.isEmpty()) { return who(desk, form, !form.text("homonymReason").isBlank()); }
        return switch (form.text("step")) {
            case "who" -> wishes(desk, form);
            case "wishes" -> NewPersonForm.consents(form) ? secrets(desk, form) : wishes(desk, form);
            case "secrets" -> NewPersonForm.wishesTwice(form)
                    .map(wishes -> afterSecrets(desk, form, person.get(), wishes))
                    .orElseGet(() -> secrets(desk, form));
            default -> throw ProblemException.malformed(Map.of("step", "not-a-choice"));
        };
    }

    /** The screen that it was, or the one before, with all that was said. */
    private HttpResponse<byte[]> again(Desk desk, Form<NewPersonForm> form) {
        return switch (form.text("step")) {
            case "secrets" -> form.goesBack() ? wishes(desk, form) : secrets(desk, form);
            case "wishes" -> form.goesBack() ? who(desk, form, false) : wishes(desk, form);
            default -> who(desk, form, false);
        };
    }

    private HttpResponse<byte[]> afterSecrets(Desk desk, Form<NewPersonForm> form, Person person,
            Wishes wishes) {
        var answer =
                opening.open(new OpenBeneficiaryAccount.Command(desk.by(), desk.relay(), form.once(), person,
                        wishes));
        return switch (Answers.of(answer)) {
            case Outcome.MayHaveAnAccount() -> who(desk, form, true);
            case Outcome.Opened(var vault, var username, var rescueCode) -> face.show(desk.visitor(), answer,
                    (page, opened) -> Face.DRAW.openingOpened(page.readBy(person.language()), desk.at(),
                            username, rescueCode,
                            wishes.affiliate()));
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
            case Outcome no -> secrets(desk, NewPersonForm.refused(form, no));
        };
    }

    private HttpResponse<byte[]> who(Desk desk, Form<NewPersonForm> form, boolean homonym) {
        return face.show(form, mayOpen(desk),
                (page, typed, look) -> Face.DRAW.openingWho(page, typed, desk.at(), homonym));
    }

    /** The person holds the screen now: it speaks to them, and leads nowhere else. */
    private HttpResponse<byte[]> wishes(Desk desk, Form<NewPersonForm> form) {
        return face.show(form, mayOpen(desk), (page, typed, look) -> {
            var theirs = page.readBy(reads(form));
            return Face.DRAW.openingWishes(theirs, typed.in(theirs), desk.at());
        });
    }

    private HttpResponse<byte[]> secrets(Desk desk, Form<NewPersonForm> form) {
        return face.show(form, mayOpen(desk), (page, typed, look) -> {
            var theirs = page.readBy(reads(form));
            return Face.DRAW.openingSecrets(theirs, typed.in(theirs), desk.at());
        });
    }

    private static Language reads(Form<NewPersonForm> form) {
        return new Language(form.text("language"));
    }

    /** The screen is given back: to whom, and nothing of the relay before they have it. */
    @Get(At.NEW_PERSON_DONE)
    HttpResponse<byte[]> givenBack(Desk desk) {
        return face.show(desk.visitor(), mayOpen(desk),
                (page, look) -> Face.DRAW.openingGivenBack(page.alone(), desk.at()));
    }

    private Answer<Look> mayOpen(Desk desk) {
        return abri.access().seePlace().at(desk.by(), new About.OfRelay(desk.relay()),
                Action.OPEN_BENEFICIARY_ACCOUNT);
    }
}
