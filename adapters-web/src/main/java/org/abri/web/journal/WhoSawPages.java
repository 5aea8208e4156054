package org.abri.web.journal;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.journal.ReadJournal.Whose;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** PRI-3: the beneficiary reads who did what in their vault: what others did, and if they wish, what they did themselves. */
@Pages
final class WhoSawPages {
    private final Abri abri;
    private final Face face;

    WhoSawPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.WHO_SAW)
    HttpResponse<byte[]> read(Shelf shelf, @Nullable @QueryValue Long before,
            @Nullable @QueryValue Boolean own) {
        var all = Boolean.TRUE.equals(own);
        return face.show(shelf.visitor(),
                abri.journal().readJournal().read(shelf.by(), shelf.vault(), Optional.ofNullable(before),
                        all ? Whose.EVERYBODYS : Whose.OTHERS),
                (page, read) -> Face.DRAW.journalWhoSaw(page, new Sentences(page).days(read.lines()),
                        read.before().orElse(null), before != null, all));
    }
}
