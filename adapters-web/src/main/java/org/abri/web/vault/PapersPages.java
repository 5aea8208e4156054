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
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.DownloadDocument;
import org.abri.application.vault.SeeItems;
import org.abri.domain.vault.ItemContent.Document;
import org.abri.domain.vault.ItemContent.Note;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.web.face.Face;
import org.abri.web.face.Face.Owner;
import org.abri.web.face.Typed;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;

/** VLT-2, VLT-8: one's own papers and notes: who sees them, what they are called, and that they go. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PapersPages implements GivesBack {
    private final Abri abri;
    private final Face face;

    PapersPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/papers")
    HttpResponse<?> all(HttpRequest<?> request) {
        var owner = face.owner(request);
        return switch (abri.seeItems().all(owner.by(), owner.vault())) {
            case SeeItems.ListOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeItems.ListOutcome.Listed(var items, var sharedWith) ->
                    face.show(face.templates().vaultPapers(owner.page(), items, sharedWith));
        };
    }

    @Get("/papers/{item}")
    HttpResponse<?> one(HttpRequest<?> request, ItemId item) {
        var owner = face.owner(request);
        var found = found(owner, item);
        return face.show(face.templates().vaultPaper(owner.page(), found.seen(), found.sharedWith()));
    }

    @Get("/papers/{item}/file")
    HttpResponse<?> file(HttpRequest<?> request, ItemId item) {
        var owner = face.owner(request);
        return switch (abri.downloadDocument().download(owner.by(), owner.vault(), item)) {
            case DownloadDocument.Outcome.Refused(var why) -> throw Answers.refused(why);
            case DownloadDocument.Outcome.NoDocument() -> throw ProblemException.notFound();
            case DownloadDocument.Outcome.Opened(var document, var bytes) -> FileAnswer.of(document, bytes);
        };
    }

    @Get("/papers/{item}/visibility")
    HttpResponse<?> askVisibility(HttpRequest<?> request, ItemId item) {
        var owner = face.owner(request);
        var found = found(owner, item);
        return face.show(
                face.templates().vaultVisibility(owner.page(), found.seen().item(), found.sharedWith()));
    }

    @Post("/papers/{item}/visibility")
    HttpResponse<?> visibility(HttpRequest<?> request, ItemId item, Form form) {
        form.only("visibility");
        var owner = face.owner(request, form);
        var visibility = TypedVisibility.of(form);
        changed(abri.changeItem().switchTo(owner.by(), owner.vault(), item, visibility));
        return Face.done("/papers/" + item, visibility == Visibility.SHARED ? "shared" : "made-private");
    }

    @Get("/papers/{item}/title")
    HttpResponse<?> askTitle(HttpRequest<?> request, ItemId item) {
        var owner = face.owner(request);
        var typed = owner.page().fresh(Map.of("title", found(owner, item).seen().item().content().title()));
        return title(owner, item, typed);
    }

    @Post("/papers/{item}/title")
    HttpResponse<?> title(HttpRequest<?> request, ItemId item, Form form) {
        form.only("typed-by", "title");
        var owner = face.owner(request, form);
        var typed = owner.page().typed(form);
        var title = TypedItem.title(typed);
        if (title.isEmpty()) { return title(owner, item, typed); }
        changed(abri.changeItem().rename(owner.by(), owner.vault(), item, title.get()));
        return Face.done("/papers/" + item, "changed");
    }

    private HttpResponse<?> title(Owner owner, ItemId item, Typed typed) {
        return face.show(typed, face.templates().vaultTitle(owner.page(), typed, "/papers/" + item));
    }

    @Get("/papers/{item}/text")
    HttpResponse<?> askText(HttpRequest<?> request, ItemId item) {
        var owner = face.owner(request);
        if (found(owner, item).seen().item().content() instanceof Note note) {
            return text(owner, item, owner.page().fresh(Map.of("title", note.title(), "text", note.text())));
        }
        throw ProblemException.notFound();
    }

    @Post("/papers/{item}/text")
    HttpResponse<?> text(HttpRequest<?> request, ItemId item, Form form) {
        form.only("typed-by", "title", "text");
        var owner = face.owner(request, form);
        var typed = owner.page().typed(form);
        var note = TypedItem.note(typed);
        if (note.isEmpty()) { return text(owner, item, typed); }
        mustBeNote(owner, item);
        changed(abri.changeItem().rewrite(owner.by(), owner.vault(), item, note.get()));
        return Face.done("/papers/" + item, "changed");
    }

    private HttpResponse<?> text(Owner owner, ItemId item, Typed typed) {
        return face.show(typed, face.templates().vaultText(owner.page(), typed, "/papers/" + item));
    }

    @Get("/papers/{item}/delete")
    HttpResponse<?> askDelete(HttpRequest<?> request, ItemId item) {
        var owner = face.owner(request);
        return face.show(face.templates().vaultDelete(owner.page(), found(owner, item).seen().item()));
    }

    @Post("/papers/{item}/delete")
    HttpResponse<?> delete(HttpRequest<?> request, ItemId item, Form form) {
        form.only();
        var owner = face.owner(request, form);
        return switch (abri.changeItem().delete(owner.by(), owner.vault(), item)) {
            case ChangeItem.DeleteOutcome.Refused(var why) -> throw Answers.refused(why);
            case ChangeItem.DeleteOutcome.Deleted() -> Face.done("/papers", "deleted");
        };
    }

    private SeeItems.OneOutcome.Found found(Owner owner, ItemId item) {
        return switch (abri.seeItems().one(owner.by(), owner.vault(), item)) {
            case SeeItems.OneOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeItems.OneOutcome.Found found -> found;
        };
    }

    /** A document has no text to be rewritten. */
    private void mustBeNote(Owner owner, ItemId item) {
        if (found(owner, item).seen().item().content() instanceof Document) {
            throw ProblemException.notFound();
        }
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
                GivenBack.at("/papers/{item}/title",
                        (place, typed) -> title(face.owner(place.request()), place.item(), typed)),
                GivenBack.at("/papers/{item}/text",
                        (place, typed) -> text(face.owner(place.request()), place.item(), typed)));
    }
}
