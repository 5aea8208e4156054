package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.vault.Followed;
import org.abri.application.vault.OpenLink;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.budget.Sender;
import org.abri.web.face.Face;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Visitor;

/**
 * VLT-8: where a link leads whoever holds it, signed in or not. The first page says nothing of the document and opens nothing: it asks
 * for a press, which machines that look at addresses do not give. What leads nowhere is answered alike, whyever that is so.
 */
@Pages
final class LinkPages {
    private final Abri abri;
    private final Face face;
    private final Downloads downloads;
    private final InstantSource clock;

    LinkPages(Abri abri, Face face, Downloads downloads, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.downloads = downloads;
        this.clock = clock;
    }

    private OpenLink opening() {
        return abri.vault().openLink();
    }

    @Get(At.LINK)
    HttpResponse<byte[]> come(HttpRequest<?> request, Visitor visitor, String token) {
        var until = there(opening().come(token, Sender.of(request)));
        return Addresses.unseen(face.show(HttpStatus.OK, Form.<NoFields> fresh(visitor),
                (page, typed) -> Face.DRAW.vaultLink(page, token, until)));
    }

    @Post(At.LINK)
    HttpResponse<byte[]> open(HttpRequest<?> request, String token, Form<NoFields> form) {
        return Face.to(At.link(token, there(opening().open(token, Sender.of(request)))));
    }

    /** Whose pass is over opens the link again, if it lives. */
    @Get(At.OPENED_LINK)
    HttpResponse<byte[]> see(HttpRequest<?> request, Visitor visitor, String token, String pass) {
        var followed = opening().see(token, pass, Sender.of(request));
        if (followed instanceof Followed.Nowhere<OpenLink.Paper>) { return Face.to(At.link(token)); }
        var paper = there(followed);
        return Addresses.unseen(face.show(HttpStatus.OK, Form.<NoFields> fresh(visitor),
                (page, typed) -> Face.DRAW.vaultOpenedLink(page, paper, At.link(token, pass))));
    }

    @GivesFile
    @Get(uri = At.LINK_PREVIEW, headRoute = false)
    HttpResponse<byte[]> preview(HttpRequest<?> request, String token, String pass) {
        return Addresses.unseen(HttpResponse.ok(there(opening().preview(token, pass, Sender.of(request))))
                .contentType(MediaType.IMAGE_JPEG_TYPE)
                .header("Content-Security-Policy", FileAnswer.SANDBOX));
    }

    @GivesFile
    @Get(uri = At.LINK_FILE, headRoute = false)
    HttpResponse<?> file(HttpRequest<?> request, String token, String pass) {
        return downloads.give(request, token,
                () -> there(opening().download(token, pass, Sender.of(request))));
    }

    private <T> T there(Followed<T> followed) {
        return Addresses.there(followed, "link-over", clock);
    }
}
