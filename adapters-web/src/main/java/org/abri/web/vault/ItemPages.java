package org.abri.web.vault;

import gg.jte.models.runtime.JteModel;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.reminder.SeeReminders;
import org.abri.application.vault.ChangeItem.Outcome;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Action;
import org.abri.domain.reminder.LeadTime;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Appointment;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Occasion;
import org.abri.domain.vault.Turn;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.From;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/**
 * VLT-2 to VLT-8: what is in a vault, one's own or the shared part of somebody's: what it is, what it is called, who sees
 * it, and that it goes into the bin.
 */
@Pages
final class ItemPages {
    private final Abri abri;
    private final Face face;
    private final Downloads downloads;

    ItemPages(Abri abri, Face face, Downloads downloads) {
        this.abri = abri;
        this.face = face;
        this.downloads = downloads;
    }

    @Get(uris = { At.PAPERS, At.PERSON })
    HttpResponse<byte[]> all(Shelf shelf, ItemListing wanted) {
        return face.show(shelf.visitor(), abri.vault().seeItems().list(shelf.by(), shelf.vault(), wanted),
                (page, list) -> shelf.own()
                        ? Face.DRAW.vaultPapers(page, shelf.at(), list, wanted)
                        : Face.DRAW.vaultPerson(page, shelf.at(), list, wanted));
    }

    @Get(uris = { At.PAPER, At.PERSON + At.PAPER })
    HttpResponse<byte[]> one(HttpRequest<?> request, Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().seeItems().find(shelf.by(), shelf.vault(), item),
                (page, seen) -> Face.DRAW.vaultItem(page, shelf.at(), shelf.own(), seen,
                        KindFace.content(page, shelf.at(), seen, sheet(request, seen.pages())),
                        reminders(page, shelf, seen.item())));
    }

    /** REM-5: of an appointment, or of a paper that ends: its reminders, and what became of them. */
    private @Nullable JteModel reminders(Page page, Shelf shelf, Item item) {
        if (Occasion.of(item.content(), page.zone()).isEmpty()) { return null; }
        var seen = seenReminders(shelf, item.id());
        return Face.DRAW.vaultReminders(page, shelf.own(), seen,
                item.content() instanceof Appointment ? "reminders.said" : "ends.said");
    }

    private SeeReminders.Seen seenReminders(Shelf shelf, ItemId item) {
        return Answers.of(abri.reminder().seeReminders().ofItem(shelf.by(), shelf.vault(), item));
    }

    /** Which of its sheets is shown: the first, unless the address says another that there is. */
    private static int sheet(HttpRequest<?> request, int pages) {
        return request.getParameters().getFirst("page").map(PreviewAnswer::number)
                .filter(number -> number >= 1 && number <= pages).orElse(1);
    }

    /** LAW-5: everything at once, free and without asking anyone; to whoever is suspended too (ADR 122). */
    @GivesFile
    @Get(uri = At.TAKE_ALL, headRoute = false)
    HttpResponse<?> takeAll(Shelf shelf) {
        return downloads.giveAll(shelf);
    }

    @GivesFile
    @Get(uri = At.TAKE_FOLDER, headRoute = false)
    HttpResponse<?> takeFolder(Shelf shelf, FolderId folder) {
        return downloads.giveFolder(shelf, folder);
    }

    @GivesFile
    @Get(uris = { At.FILE, At.PERSON + At.FILE }, headRoute = false)
    HttpResponse<?> file(HttpRequest<?> request, Shelf shelf, ItemId item) {
        return downloads.give(request, shelf, item);
    }

    @GivesFile
    @Head(uris = { At.FILE, At.PERSON + At.FILE })
    HttpResponse<?> announceFile(Shelf shelf, ItemId item) {
        return downloads.announce(shelf, item);
    }

    /** A contact, as telephones take it. */
    @GivesFile
    @Get(uris = { At.CARD, At.PERSON + At.CARD })
    HttpResponse<byte[]> card(Shelf shelf, ItemId item) {
        return ContactCard
                .of(Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)));
    }

    /** An appointment, as calendars take it. */
    @GivesFile
    @Get(uris = { At.EVENT, At.PERSON + At.EVENT })
    HttpResponse<byte[]> event(Shelf shelf, ItemId item) {
        return AppointmentEvent
                .of(Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)));
    }

    @GivesFile
    @Get(uris = { At.PREVIEW, At.PERSON + At.PREVIEW })
    HttpResponse<byte[]> preview(Shelf shelf, ItemId item) {
        return PreviewAnswer.small(abri, shelf, item);
    }

    @GivesFile
    @Get(uris = { At.PREVIEW_PAGE, At.PERSON + At.PREVIEW_PAGE })
    HttpResponse<byte[]> previewPage(Shelf shelf, ItemId item, String page) {
        return PreviewAnswer.page(abri, shelf, item, page);
    }

    @Get(At.VISIBILITY)
    HttpResponse<byte[]> askVisibility(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().seeItems().find(shelf.by(), shelf.vault(), item),
                (page, seen) -> Face.DRAW.vaultVisibility(page, shelf.at(), seen.item(), seen.sharedWith()));
    }

    @Post(At.VISIBILITY)
    HttpResponse<byte[]> visibility(Shelf shelf, ItemId item, Form<VisibilityForm> form) {
        var visibility = VisibilityField.read(form)
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.MAKE_PRIVATE)));
        return switch (Answers
                .of(abri.vault().changeItem().switchTo(shelf.by(), shelf.vault(), item, visibility))) {
            case Outcome.Changed(var changed) -> face.done(shelf.at().paper(item),
                    changed.visibility() == Visibility.SHARED ? "shared" : "made-private");
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
            case Outcome.ChangedMeanwhile(var now) -> throw From.changedMeanwhile();
        };
    }

    /** VLT-2: one tap puts it at its owner's hand, or no longer. */
    @Post(At.FAVOURITE)
    HttpResponse<byte[]> favourite(Shelf shelf, ItemId item, Form<FavouriteForm> form) {
        var wanted = form.yesOrNo("favourite")
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.FAVOUR)));
        var unused = Answers.of(abri.vault().changeItem().favour(shelf.by(), shelf.vault(), item, wanted));
        return face.done(shelf.at().paper(item), wanted ? "favourite" : "no-favourite");
    }

    /** VLT-6: one tap turns it, from how it was seen. */
    @Post(uris = { At.TURN, At.PERSON + At.TURN })
    HttpResponse<byte[]> turn(Shelf shelf, ItemId item, Form<TurnForm> form) {
        var turn = form.choice("turn", Turn.class)
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.CHANGE)));
        return switch (Answers.of(abri.vault().changeItem().turn(shelf.by(), shelf.vault(), item, form.from(),
                turn))) {
            case Outcome.Changed(var turned) -> face.done(shelf.at().paper(item), "turned");
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
            case Outcome.ChangedMeanwhile(var now) -> throw From.changedMeanwhile();
        };
    }

    @Get(uris = { At.TITLE, At.PERSON + At.TITLE })
    HttpResponse<byte[]> askTitle(Shelf shelf, ItemId item) {
        var found = abri.vault().seeItems().findToChange(shelf.by(), shelf.vault(), item);
        var content = Answers.of(found).content();
        var fields = new HashMap<>(Map.of("title", content.title()));
        if (content instanceof ItemContent.Document document) {
            fields.put("paperKind", document.paperKind().name());
            document.endsOn().ifPresent(day -> {
                fields.put("endsOn", day.toString());
                fields.putAll(Leads.OF_PAPERS.ticked(seenReminders(shelf, item)));
            });
        }
        return title(shelf, item, filledIn(shelf, found, fields), asItIs(found));
    }

    @Post(uris = { At.TITLE, At.PERSON + At.TITLE })
    HttpResponse<byte[]> title(Shelf shelf, ItemId item, Form<TitleForm> form) {
        return TitleForm.readLabel(form)
                .map(label -> changed(shelf, item, form, called(shelf, item, form.from(), label),
                        now -> title(shelf, item, form, now)))
                .orElseGet(() -> title(shelf, item, form, mayChange(shelf, item)));
    }

    private Answer<Outcome> called(Shelf shelf, ItemId item, Predicate<Version> from, TitleForm.Label label) {
        var change = abri.vault().changeItem();
        return label.paperKind()
                .map(kind -> change.label(shelf.by(), shelf.vault(), item, from,
                        new ChangeItem.Label(label.title(), kind, label.endsOn(),
                                Optional.of(new ChangeItem.Reminders(label.reminders(),
                                        label.reminders().isEmpty() ? ZoneOffset.UTC
                                                : Leads.zone(abri, shelf))))))
                .orElseGet(() -> change.rename(shelf.by(), shelf.vault(), item, from, label.title()));
    }

    private HttpResponse<byte[]> title(Shelf shelf, ItemId item, Form<?> form,
            Answer<Optional<Item>> changedMeanwhile) {
        return face.show(form, changedMeanwhile, (page, typed, now) -> Face.DRAW.vaultTitle(page, typed,
                shelf.at(), item, now.orElse(null)));
    }

    @Get(uris = { At.REWRITE, At.PERSON + At.REWRITE })
    HttpResponse<byte[]> askRewrite(Shelf shelf, ItemId item, WrittenFace written) {
        var found = abri.vault().seeItems().findToChange(shelf.by(), shelf.vault(), item);
        var fields = new HashMap<>(
                written.fields(Answers.of(found).content()).orElseThrow(ProblemException::notFound));
        if (Answers.of(found).content() instanceof Appointment) {
            fields.putAll(written.ticked(seenReminders(shelf, item)));
        }
        return rewrite(shelf, item, written, filledIn(shelf, found, fields), asItIs(found));
    }

    @Post(uris = { At.REWRITE, At.PERSON + At.REWRITE })
    HttpResponse<byte[]> rewrite(Shelf shelf, ItemId item, WrittenFace written, Form<?> sent) {
        var form = sent.as(written.form());
        return written.read(form)
                .map(content -> changed(shelf, item, form,
                        rewritten(shelf, item, form, content, written.reminders(form)),
                        now -> rewrite(shelf, item, written, form, now)))
                .orElseGet(() -> rewrite(shelf, item, written, form, mayChange(shelf, item)));
    }

    private Answer<Outcome> rewritten(Shelf shelf, ItemId item, Form<?> form, Written content,
            Set<LeadTime> reminders) {
        var change = abri.vault().changeItem();
        if (content instanceof Appointment appointment && form.ticked("following")) {
            return abri.vault().changeSeries().rewrite(shelf.by(), shelf.vault(), item, form.from(),
                    appointment, reminders);
        }
        return content instanceof Appointment appointment
                ? change.rewrite(shelf.by(), shelf.vault(), item, form.from(), appointment, reminders)
                : change.rewrite(shelf.by(), shelf.vault(), item, form.from(), content);
    }

    private HttpResponse<byte[]> rewrite(Shelf shelf, ItemId item, WrittenFace written, Form<?> form,
            Answer<Optional<Item>> changedMeanwhile) {
        return face.show(form, changedMeanwhile,
                (page, typed, now) -> Face.DRAW.vaultRewrite(page, typed, shelf.at(), item,
                        now.orElse(null), written.path(), KindFace.changeWord(written),
                        written.draw(page, typed)));
    }

    @Get(At.DELETE)
    HttpResponse<byte[]> askDelete(Shelf shelf, ItemId item) {
        var found = abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)
                .map(SeeItems.Seen::item);
        return delete(shelf, filledIn(shelf, found, Map.of()), found);
    }

    @Post(At.DELETE)
    HttpResponse<byte[]> delete(Shelf shelf, ItemId item, Form<DeleteForm> form) {
        var following = form.ticked("following");
        var answer = following
                ? abri.vault().changeSeries().delete(shelf.by(), shelf.vault(), item, form.from())
                : abri.vault().changeItem().delete(shelf.by(), shelf.vault(), item, form.from());
        return switch (Answers.of(answer)) {
            case Outcome.Changed(var gone) when following -> face.done(At.BIN, "series-binned");
            case Outcome.Changed(var gone) ->
                    gone.binned().isPresent() ? face.done(At.binned(item), "binned")
                            : face.done(shelf.at().all(), "deleted");
            case Outcome.NotTaken(var why) -> throw NotTaken.problem(form, why);
            case Outcome.ChangedMeanwhile(var now) ->
                    delete(shelf, form.changedMeanwhile(now.version()), answer.map(unused -> now));
        };
    }

    private HttpResponse<byte[]> delete(Shelf shelf, Form<?> form, Answer<Item> found) {
        return face.show(form, found,
                (page, typed, item) -> Face.DRAW.vaultDelete(page, typed, shelf.at(), item));
    }

    /** With the version that is filled in, so that nobody's words are overwritten unseen. */
    private static <F> Form<F> filledIn(Shelf shelf, Answer<Item> found, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put(Form.VERSION, Long.toString(Answers.of(found).version().number()));
        return Form.fresh(shelf.visitor(), all);
    }

    private static Answer<Optional<Item>> asItIs(Answer<Item> found) {
        return found.map(item -> Optional.empty());
    }

    /** Done; or the form again, beside what there is now when somebody else changed it meanwhile. */
    private HttpResponse<byte[]> changed(Shelf shelf, ItemId item, Form<?> form, Answer<Outcome> answer,
            Function<Answer<Optional<Item>>, HttpResponse<byte[]>> again) {
        return switch (Answers.of(answer)) {
            case Outcome.Changed(var changed) -> face.done(shelf.at().paper(item), "changed");
            case Outcome.ChangedMeanwhile(var now) -> {
                form.changedMeanwhile(now.version());
                yield again.apply(answer.map(unused -> Optional.of(now)));
            }
            case Outcome.NotTaken(var why) -> {
                NotTaken.in(form, why);
                yield again.apply(answer.map(unused -> Optional.empty()));
            }
        };
    }

    private Answer<Optional<Item>> mayChange(Shelf shelf, ItemId item) {
        return mayChange(shelf, item, Action.CHANGE).map(look -> Optional.empty());
    }

    private Answer<Look> mayChange(Shelf shelf, ItemId item, Action action) {
        return abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), action);
    }
}
