package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.domain.access.Action;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/**
 * VLT-2 to VLT-8: what is in a vault, one's own or the shared part of somebody's: what it is, what it is called, who sees
 * it, and that it goes.
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
    HttpResponse<byte[]> all(Shelf shelf, Listing wanted) {
        return face.show(shelf.visitor(), abri.vault().seeItems().list(shelf.by(), shelf.vault(), wanted),
                (page, list) -> shelf.own()
                        ? Face.DRAW.vaultPapers(page, shelf.at(), list, wanted.after().isEmpty())
                        : Face.DRAW.vaultPerson(page, shelf.at(), list, wanted.after().isEmpty()));
    }

    @Get(uris = { At.PAPER, At.PERSON + At.PAPER })
    HttpResponse<byte[]> one(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().seeItems().find(shelf.by(), shelf.vault(), item),
                (page, seen) -> Face.DRAW.vaultItem(page, shelf.at(), shelf.own(), seen,
                        KindFace.content(page, shelf.at(), seen.item())));
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

    @Get(At.VISIBILITY)
    HttpResponse<byte[]> askVisibility(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().seeItems().find(shelf.by(), shelf.vault(), item),
                (page, seen) -> Face.DRAW.vaultVisibility(page, shelf.at(), seen.item(), seen.sharedWith()));
    }

    @Post(At.VISIBILITY)
    HttpResponse<byte[]> visibility(Shelf shelf, ItemId item, Form<VisibilityForm> form) {
        var visibility = VisibilityField.read(form)
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.MAKE_PRIVATE)));
        var changed =
                Answers.of(abri.vault().changeItem().switchTo(shelf.by(), shelf.vault(), item, visibility));
        return face.done(shelf.at().paper(item),
                changed.visibility() == Visibility.SHARED ? "shared" : "made-private");
    }

    @Get(uris = { At.TITLE, At.PERSON + At.TITLE })
    HttpResponse<byte[]> askTitle(Shelf shelf, ItemId item) {
        var found = abri.vault().seeItems().findToChange(shelf.by(), shelf.vault(), item);
        return title(shelf, item, Form.<TitleForm> fresh(shelf.visitor(),
                Map.of("title", Answers.of(found).content().title())), found);
    }

    @Post(uris = { At.TITLE, At.PERSON + At.TITLE })
    HttpResponse<byte[]> title(Shelf shelf, ItemId item, Form<TitleForm> form) {
        return TitleForm.read(form)
                .map(title -> changed(shelf, item,
                        abri.vault().changeItem().rename(shelf.by(), shelf.vault(), item, title)))
                .orElseGet(() -> title(shelf, item, form, mayChange(shelf, item, Action.CHANGE)));
    }

    private HttpResponse<byte[]> title(Shelf shelf, ItemId item, Form<TitleForm> form, Answer<?> mayChange) {
        return face.show(form, mayChange,
                (page, typed, found) -> Face.DRAW.vaultTitle(page, typed, shelf.at(), item));
    }

    @Get(uris = { At.REWRITE, At.PERSON + At.REWRITE })
    HttpResponse<byte[]> askRewrite(Shelf shelf, ItemId item, WrittenFace written) {
        var found = abri.vault().seeItems().findToChange(shelf.by(), shelf.vault(), item);
        var fields = written.fields(Answers.of(found).content()).orElseThrow(ProblemException::notFound);
        return rewrite(shelf, item, written, Form.fresh(shelf.visitor(), fields), found);
    }

    @Post(uris = { At.REWRITE, At.PERSON + At.REWRITE })
    HttpResponse<byte[]> rewrite(Shelf shelf, ItemId item, WrittenFace written, Form<?> sent) {
        var form = sent.as(written.form());
        return written.read(form)
                .map(content -> changed(shelf, item,
                        abri.vault().changeItem().rewrite(shelf.by(), shelf.vault(), item, content)))
                .orElseGet(() -> rewrite(shelf, item, written, form, mayChange(shelf, item, Action.CHANGE)));
    }

    private HttpResponse<byte[]> rewrite(Shelf shelf, ItemId item, WrittenFace written, Form<?> form,
            Answer<?> mayChange) {
        return face.show(form, mayChange,
                (page, typed, found) -> Face.DRAW.vaultRewrite(page, typed, shelf.at(), item,
                        written.path(), written.draw(page, typed)));
    }

    @Get(At.DELETE)
    HttpResponse<byte[]> askDelete(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), abri.vault().seeItems().find(shelf.by(), shelf.vault(), item),
                (page, seen) -> Face.DRAW.vaultDelete(page, shelf.at(), seen.item()));
    }

    @Post(At.DELETE)
    HttpResponse<byte[]> delete(Shelf shelf, ItemId item, Form<NoFields> form) {
        var unused = Answers.of(abri.vault().changeItem().delete(shelf.by(), shelf.vault(), item));
        return face.done(shelf.at().all(), "deleted");
    }

    private HttpResponse<byte[]> changed(Shelf shelf, ItemId item, Answer<?> answer) {
        var unused = Answers.of(answer);
        return face.done(shelf.at().paper(item), "changed");
    }

    private Answer<Look> mayChange(Shelf shelf, ItemId item, Action action) {
        return abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), action);
    }
}
