package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.vault.GiveLinks;
import org.abri.application.vault.GiveLinks.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.vault.GivenLink.Life;
import org.abri.domain.vault.GivenLink.Openings;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.LinkId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WebSettings;

/** VLT-8: one's own documents given by links: which there are, another one, and that one leads nowhere any more. */
@Pages
final class LinksPages {
    private final Abri abri;
    private final Face face;
    private final WebSettings settings;

    LinksPages(Abri abri, Face face, WebSettings settings) {
        this.abri = abri;
        this.face = face;
        this.settings = settings;
    }

    private GiveLinks giving() {
        return abri.vault().giveLinks();
    }

    @Get(At.LINKS)
    HttpResponse<byte[]> all(Shelf shelf) {
        return face.show(shelf.visitor(), giving().see(shelf.by(), shelf.vault()),
                (page, lines) -> Face.DRAW.vaultLinks(page, shelf.at(), lines));
    }

    @Get(At.GIVE_LINK)
    HttpResponse<byte[]> askGive(Shelf shelf, ItemId item) {
        return show(shelf, item, Form.fresh(shelf.visitor(),
                Map.of("life", Life.A_WEEK.name(), "openings", Openings.FIVE_TIMES.name())));
    }

    /** The address is shown as the answer itself: it is kept nowhere, and nobody is told it a second time. */
    @Post(At.GIVE_LINK)
    HttpResponse<byte[]> give(HttpRequest<?> request, Shelf shelf, ItemId item, Form<LinkForm> form) {
        var said = LinkForm.read(form);
        if (said.isEmpty()) { return show(shelf, item, form); }
        var answer = giving().give(shelf.by(), shelf.vault(), item, form.once(), said.get().life(),
                said.get().openings());
        return switch (Answers.of(answer)) {
            case Outcome.NotTaken(var why) -> show(shelf, item, form.wrong("", Answers.code(why)));
            case Outcome.TooMany() -> show(shelf, item, form.wrong("", "too-many-links"));
            case Outcome.Given given -> face.show(shelf.visitor(), answer,
                    (page, unused) -> Face.DRAW.vaultLinkGiven(page, shelf.at(), given.link(),
                            settings.originOf(request) + At.link(given.token())));
        };
    }

    private HttpResponse<byte[]> show(Shelf shelf, ItemId item, Form<LinkForm> form) {
        var document = document(shelf, item);
        return face.show(form, abri.access().seePlace().at(shelf.by(),
                new About.OfItem(shelf.vault(), item), Action.GIVE_LINK),
                (page, typed, look) -> Face.DRAW
                        .vaultGiveLink(page, typed, shelf.at(), document, linksTo(shelf, item)));
    }

    private List<GiveLinks.Line> linksTo(Shelf shelf, ItemId item) {
        return Answers.of(giving().see(shelf.by(), shelf.vault(), item));
    }

    private Item document(Shelf shelf, ItemId item) {
        var found = Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)).item();
        if (!(found.content() instanceof ItemContent.Document)) { throw ProblemException.notFound(); }
        return found;
    }

    @Post(At.STOP_LINK)
    HttpResponse<byte[]> stop(Shelf shelf, LinkId link, Form<NoFields> form) {
        Answer<Boolean> stopped = giving().stop(shelf.by(), shelf.vault(), link);
        var unused = Answers.of(stopped);
        return face.done(At.LINKS, "link-stopped");
    }
}
