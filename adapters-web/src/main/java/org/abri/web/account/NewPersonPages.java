package org.abri.web.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.account.OpenBeneficiaryAccount;
import org.abri.application.account.OpenBeneficiaryAccount.Command;
import org.abri.application.affiliation.SeePeople;
import org.abri.domain.account.BirthDate;
import org.abri.domain.account.Username;
import org.abri.domain.relay.RelayId;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.TypedText;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Typed;
import org.abri.web.relay.Desks;
import org.abri.web.relay.Desks.Desk;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;

/**
 * ACC-5, ACC-6, ACC-8, ACC-9: opening a vault with the person there, in two screens: who they are, typed by staff; then
 * their secrets and wishes, typed by the person alone. The first screen's values travel in the second's form: nothing of
 * them is kept before the vault is open, and nothing is in an address.
 */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public final class NewPersonPages implements GivesBack {
    /** The fields of the first screen. */
    public static final List<String> FIRST_STEP =
            List.of("given", "family", "born", "reads", "phone", "homonym-reason");

    private static final int LONGEST_REASON = 200;

    private final Abri abri;
    private final Face face;
    private final Desks desks;

    NewPersonPages(Abri abri, Face face, Desks desks) {
        this.abri = abri;
        this.face = face;
        this.desks = desks;
    }

    @Get("/relays/{relay}/people/new")
    HttpResponse<?> form(HttpRequest<?> request, RelayId relay) {
        var desk = desks.at(request, relay);
        if (abri.seePeople().see(desk.staff(), relay) instanceof SeePeople.Outcome.Refused(var why)) {
            throw Answers.refused(why);
        }
        return who(desk, desk.page().fresh(Map.of("reads", desk.page().lang())), false);
    }

    @Post("/relays/{relay}/people/new")
    HttpResponse<?> next(HttpRequest<?> request, RelayId relay, Form form) {
        form.only("typed-by", "step", "given", "family", "born", "reads", "phone", "homonym-reason", "chosen",
                "chosen-again", "question",
                "answer", "affiliate", "feeding");
        var desk = desks.at(request, relay, form);
        var typed = desk.page().typed(form);
        var command = command(desk, form, typed);
        if (command.isEmpty()) { return who(desk, typed, form.optional("homonym-reason").isPresent()); }
        return switch (form.text("step")) {
            case "who" -> afterWho(desk, typed, command.get());
            case "secrets" -> afterSecrets(desk, typed, command.get());
            default -> throw ProblemException.malformed("unknown-step", "The form has no such step.");
        };
    }

    /** Empty when the first screen's values cannot be taken. */
    private Optional<Command> command(Desk desk, Form form, Typed typed) {
        var name = TypedPerson.name(typed);
        var born = typed.read("born", () -> BirthDate.typed(form.text("born"), desk.page().today()));
        var language = TypedPerson.language(typed);
        var phone = typed.read("phone", () -> TypedPhone.read(form.text("phone")));
        var reason = typed.read("homonym-reason",
                () -> form.optional("homonym-reason").map(text -> TypedText.line(text, LONGEST_REASON)));
        if (typed.anyWrong()) { return Optional.empty(); }
        var affiliate = form.text("affiliate").equals("yes");
        return Optional.of(new Command(desk.by(), desk.relay().id(), form.once(), name.orElseThrow(),
                born.orElseThrow(), language.orElseThrow(),
                phone.orElseThrow(), form.text("chosen"), form.text("question"), form.text("answer"),
                affiliate,
                affiliate && form.text("feeding").equals("yes"), reason.orElseThrow()));
    }

    /** ACC-8 first: asked without a password, the use case refuses that last of all. */
    private HttpResponse<?> afterWho(Desk desk, Typed typed, Command command) {
        return switch (abri.openBeneficiaryAccount().open(command)) {
            case OpenBeneficiaryAccount.Outcome.MayHaveAnAccount() -> who(desk, typed, true);
            case OpenBeneficiaryAccount.Outcome.PasswordRefused refused -> secrets(desk, typed);
            case OpenBeneficiaryAccount.Outcome.QuestionRefused refused -> secrets(desk, typed);
            case OpenBeneficiaryAccount.Outcome.Opened(var vault, var username) ->
                    opened(desk, username, command.affiliate());
            case OpenBeneficiaryAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private HttpResponse<?> afterSecrets(Desk desk, Typed typed, Command command) {
        check(desk, typed, command);
        if (typed.anyWrong()) { return secrets(desk, typed); }
        return switch (abri.openBeneficiaryAccount().open(command)) {
            case OpenBeneficiaryAccount.Outcome.MayHaveAnAccount() -> who(desk, typed, true);
            case OpenBeneficiaryAccount.Outcome.PasswordRefused(var flaw) ->
                    secrets(desk, typed.wrong("chosen", flaw));
            case OpenBeneficiaryAccount.Outcome.QuestionRefused(var flaw) ->
                    secrets(desk, typed.wrong(command.question().isBlank() ? "question" : "answer", flaw));
            case OpenBeneficiaryAccount.Outcome.Opened(var vault, var username) ->
                    opened(desk, username, command.affiliate());
            case OpenBeneficiaryAccount.Outcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    private static void check(Desk desk, Typed typed, Command command) {
        if (command.password().isEmpty()) {
            typed.wrong("chosen", Flaw.MISSING);
        } else if (!command.password().equals(typed.value("chosen-again"))) {
            typed.wrong("chosen-again", desk.page().say("password.not-same"));
        }
        if (command.question().isBlank()) {
            typed.wrong("question", Flaw.MISSING);
        }
        if (command.answer().isBlank()) {
            typed.wrong("answer", Flaw.MISSING);
        }
        mustChoose(typed, "affiliate");
        if (command.affiliate()) {
            mustChoose(typed, "feeding");
        }
    }

    private static void mustChoose(Typed typed, String field) {
        if (!typed.is(field, "yes") && !typed.is(field, "no")) {
            typed.wrong(field, Flaw.MISSING);
        }
    }

    private HttpResponse<?> who(Desk desk, Typed typed, boolean homonym) {
        return face.show(typed, face.templates().accountNewPerson(desk.page(), typed, desk.relay(), homonym));
    }

    /** The person holds the screen now: it leads nowhere else. */
    private HttpResponse<?> secrets(Desk desk, Typed typed) {
        var page = desk.page().among(List.of());
        return face.show(typed, face.templates().accountNewPersonSecrets(page, typed, desk.relay()));
    }

    /** Shown as the answer itself: the username belongs in no address; loading the page again opens nothing twice (I4). */
    private HttpResponse<?> opened(Desk desk, Username username, boolean affiliated) {
        return face.show(face.templates().accountOpened(desk.page(), desk.relay(), username, affiliated));
    }

    @Override
    public List<GivenBack> forms() {
        return List.of(GivenBack.at("/relays/{relay}/people/new",
                (place, typed) -> who(desks.at(place.request(), place.relay()), typed,
                        !typed.value("homonym-reason").isBlank())));
    }
}
