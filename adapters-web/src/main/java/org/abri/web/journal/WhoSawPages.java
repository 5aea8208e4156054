package org.abri.web.journal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.http.annotation.QueryValue;
import org.abri.application.Abri;
import org.abri.application.journal.ReadJournal;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;

/** PRI-3: the beneficiary reads who did what in their vault. */
@Controller
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WhoSawPages {
    private static final int LAST_PAGE = 1_000_000;

    private final Abri abri;
    private final Face face;

    WhoSawPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/who-saw")
    HttpResponse<?> read(HttpRequest<?> request, @QueryValue(defaultValue = "0") int page) {
        var owner = face.owner(request);
        var number = Math.clamp(page, 0, LAST_PAGE);
        return switch (abri.readJournal().read(new ReadJournal.Command(owner.by(), owner.vault(), number))) {
            case ReadJournal.Outcome.Refused(var why) -> throw Answers.refused(why);
            case ReadJournal.Outcome.Read(var events, var more) ->
                    face.show(face.templates().journalWhoSaw(owner.page().under("who-saw"),
                            new Sentences(owner.page()).days(events), number, more));
        };
    }
}
