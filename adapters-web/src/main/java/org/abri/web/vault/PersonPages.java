package org.abri.web.vault;

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
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.affiliation.SeePeople;
import org.abri.application.affiliation.SeePeople.Person;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Denied;
import org.abri.domain.access.Refusal;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Typed;
import org.abri.web.relay.Desks;
import org.abri.web.relay.Desks.Desk;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;

/** VLT-4 to VLT-6: the shared part of somebody's vault, as staff of a relay see it, feed it and correct what they added. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PersonPages implements GivesBack {
    private static final String PERSON = "/relays/{relay}/people/{vault}";

    private final Abri abri;
    private final Face face;
    private final Desks desks;

    PersonPages(Abri abri, Face face, Desks desks) {
        this.abri = abri;
        this.face = face;
        this.desks = desks;
    }

    @Get(PERSON)
    HttpResponse<?> shared(HttpRequest<?> request, RelayId relay, VaultId vault) {
        var desk = desks.at(request, relay);
        var person = person(desk, vault);
        return switch (abri.seeItems().all(desk.by(), vault)) {
            case SeeItems.ListOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeItems.ListOutcome.Listed(var items, var sharedWith) ->
                    face.show(face.templates().vaultPerson(desk.page(), desk.relay(), person, items));
        };
    }

    @Get(PERSON + "/papers/{item}")
    HttpResponse<?> one(HttpRequest<?> request, RelayId relay, VaultId vault, ItemId item) {
        var desk = desks.at(request, relay);
        var person = person(desk, vault);
        var found = found(desk, vault, item);
        return face.show(face.templates().vaultSeen(desk.page(), desk.relay(), person, found.seen(),
                found.mayCorrect()));
    }

    @Get(PERSON + "/papers/{item}/file")
    HttpResponse<?> file(HttpRequest<?> request, RelayId relay, VaultId vault, ItemId item) {
        var desk = desks.at(request, relay);
        return switch (abri.downloadDocument().download(desk.by(), vault, item)) {
            case DownloadDocument.Outcome.Refused(var why) -> throw Answers.refused(why);
            case DownloadDocument.Outcome.NoDocument() -> throw ProblemException.notFound();
            case DownloadDocument.Outcome.Opened(var document, var bytes) -> FileAnswer.of(document, bytes);
        };
    }

    @Get(PERSON + "/papers/add")
    HttpResponse<?> paper(HttpRequest<?> request, RelayId relay, VaultId vault) {
        var desk = desks.at(request, relay);
        return paper(desk, feedable(desk, vault), desk.page().fresh(Map.of()));
    }

    @Post(PERSON + "/papers/add")
    HttpResponse<?> addPaper(HttpRequest<?> request, RelayId relay, VaultId vault, Upload upload)
            throws IOException {
        try (upload) {
            var form = upload.form().only("typed-by", "title", "lawful");
            var desk = desks.at(request, relay, form);
            var person = feedable(desk, vault);
            var typed = desk.page().typed(form);
            var title = typed.read("title", () -> TypedFile.title(form));
            if (typed.anyWrong()) { return paper(desk, person, typed); }
            var command = new AddDocument.Command(desk.by(), vault, form.once(), Visibility.SHARED,
                    title.orElseThrow(), upload.fileName(),
                    form.ticked("lawful"));
            return switch (abri.addDocument().add(command, upload.bytes())) {
                case AddDocument.Outcome.Refused(var why) -> throw Answers.refused(why);
                case AddDocument.Outcome.NotTaken(var why) ->
                        paper(desk, person, TypedFile.notTaken(typed, desk.page(), why));
                case AddDocument.Outcome.Added(var item) -> Face.done(path(desk, vault), "paper-added");
            };
        }
    }

    private HttpResponse<?> paper(Desk desk, Person person, Typed typed) {
        return face.show(typed, face.templates().vaultFeedPaper(desk.page(), typed, desk.relay(), person));
    }

    @Get(PERSON + "/notes/add")
    HttpResponse<?> note(HttpRequest<?> request, RelayId relay, VaultId vault) {
        var desk = desks.at(request, relay);
        return note(desk, feedable(desk, vault), desk.page().fresh(Map.of()));
    }

    @Post(PERSON + "/notes/add")
    HttpResponse<?> addNote(HttpRequest<?> request, RelayId relay, VaultId vault, Form form) {
        form.only("typed-by", "title", "text");
        var desk = desks.at(request, relay, form);
        var person = feedable(desk, vault);
        var typed = desk.page().typed(form);
        var note = TypedItem.note(typed);
        if (note.isEmpty()) { return note(desk, person, typed); }
        return switch (abri.addNote()
                .add(new AddNote.Command(desk.by(), vault, form.once(), Visibility.SHARED, note.get()))) {
            case AddNote.Outcome.Refused(var why) -> throw Answers.refused(why);
            case AddNote.Outcome.Added(var item) -> Face.done(path(desk, vault), "note-added");
        };
    }

    private HttpResponse<?> note(Desk desk, Person person, Typed typed) {
        return face.show(typed, face.templates().vaultFeedNote(desk.page(), typed, desk.relay(), person));
    }

    @Get(PERSON + "/papers/{item}/title")
    HttpResponse<?> askTitle(HttpRequest<?> request, RelayId relay, VaultId vault, ItemId item) {
        var desk = desks.at(request, relay);
        return title(desk, vault, item, desk.page()
                .fresh(Map.of("title", correctable(desk, vault, item).seen().item().content().title())));
    }

    @Post(PERSON + "/papers/{item}/title")
    HttpResponse<?> title(HttpRequest<?> request, RelayId relay, VaultId vault, ItemId item, Form form) {
        form.only("typed-by", "title");
        var desk = desks.at(request, relay, form);
        var typed = desk.page().typed(form);
        var title = TypedItem.title(typed);
        if (title.isEmpty()) { return title(desk, vault, item, typed); }
        changed(abri.changeItem().rename(desk.by(), vault, item, title.get()));
        return Face.done(path(desk, vault) + "/papers/" + item, "changed");
    }

    private HttpResponse<?> title(Desk desk, VaultId vault, ItemId item, Typed typed) {
        return face.show(typed,
                face.templates().vaultTitle(desk.page(), typed, path(desk, vault) + "/papers/" + item));
    }

    @Get(PERSON + "/papers/{item}/text")
    HttpResponse<?> askText(HttpRequest<?> request, RelayId relay, VaultId vault, ItemId item) {
        var desk = desks.at(request, relay);
        if (correctable(desk, vault, item).seen().item().content() instanceof Note note) {
            return text(desk, vault, item,
                    desk.page().fresh(Map.of("title", note.title(), "text", note.text())));
        }
        throw ProblemException.notFound();
    }

    @Post(PERSON + "/papers/{item}/text")
    HttpResponse<?> text(HttpRequest<?> request, RelayId relay, VaultId vault, ItemId item, Form form) {
        form.only("typed-by", "title", "text");
        var desk = desks.at(request, relay, form);
        var typed = desk.page().typed(form);
        var note = TypedItem.note(typed);
        if (note.isEmpty()) { return text(desk, vault, item, typed); }
        if (correctable(desk, vault, item).seen().item().content() instanceof Document) {
            throw ProblemException.notFound();
        }
        changed(abri.changeItem().rewrite(desk.by(), vault, item, note.get()));
        return Face.done(path(desk, vault) + "/papers/" + item, "changed");
    }

    private HttpResponse<?> text(Desk desk, VaultId vault, ItemId item, Typed typed) {
        return face.show(typed,
                face.templates().vaultText(desk.page(), typed, path(desk, vault) + "/papers/" + item));
    }

    private static String path(Desk desk, VaultId vault) {
        return desk.path() + "/people/" + vault;
    }

    private Person person(Desk desk, VaultId vault) {
        return switch (abri.seePeople().one(desk.staff(), vault)) {
            case SeePeople.OneOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeePeople.OneOutcome.Seen(var person) -> person;
        };
    }

    /** VLT-5: said before anything is filled in. */
    private Person feedable(Desk desk, VaultId vault) {
        var person = person(desk, vault);
        if (!person.feedingAllowed()) {
            throw Answers.refused(new Denied(Refusal.STAFF_FEED_ONLY_WITH_CONSENT, false));
        }
        return person;
    }

    private SeeItems.OneOutcome.Found found(Desk desk, VaultId vault, ItemId item) {
        return switch (abri.seeItems().one(desk.staff(), vault, item)) {
            case SeeItems.OneOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeItems.OneOutcome.Found found -> found;
        };
    }

    /** VLT-6: said before anything is filled in. */
    private SeeItems.OneOutcome.Found correctable(Desk desk, VaultId vault, ItemId item) {
        var found = found(desk, vault, item);
        if (!found.mayCorrect()) {
            throw Answers.refused(new Denied(Refusal.STAFF_CORRECT_ONLY_WHAT_THEIR_RELAY_ADDED, false));
        }
        return found;
    }

    private static void changed(ChangeItem.Outcome outcome) {
        switch (outcome) {
            case ChangeItem.Outcome.Refused(var why) -> throw Answers.refused(why);
            case ChangeItem.Outcome.Changed changed -> {}
        }
    }

    @Override
    public List<GivenBack> forms() {
        return List.of(
                GivenBack.at(PERSON + "/notes/add", (place, typed) -> {
                    var desk = desks.at(place.request(), place.relay());
                    return note(desk, feedable(desk, place.vault()), typed);
                }),
                GivenBack.at(PERSON + "/papers/{item}/title",
                        (place, typed) -> title(desks.at(place.request(), place.relay()), place.vault(),
                                place.item(), typed)),
                GivenBack.at(PERSON + "/papers/{item}/text",
                        (place, typed) -> text(desks.at(place.request(), place.relay()), place.vault(),
                                place.item(), typed)));
    }
}
