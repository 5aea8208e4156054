package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.abri.application.Abri;
import org.abri.application.Sha256;
import org.abri.application.vault.KeepFeed;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.budget.Sender;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;
import org.abri.web.visit.WebSettings;

/** VLT-8, REM-1: one's own appointments in a calendar program: the address that it reads, and what it reads there. */
@Pages
final class CalendarPages {
    /** How often programs are asked to read again. */
    private static final Duration REFRESH = Duration.ofHours(4);

    private final Abri abri;
    private final Face face;
    private final WebSettings settings;
    private final InstantSource clock;

    CalendarPages(Abri abri, Face face, WebSettings settings, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.settings = settings;
        this.clock = clock;
    }

    private KeepFeed keeping() {
        return abri.vault().keepFeed();
    }

    @Get(At.CALENDAR)
    HttpResponse<byte[]> see(Shelf shelf) {
        return face.show(shelf.visitor(), keeping().see(shelf.by(), shelf.vault()),
                (page, feed) -> Face.DRAW.vaultCalendar(page, feed));
    }

    /** The address is shown as the answer itself: it is kept nowhere, and nobody is told it a second time. */
    @Post(At.CALENDAR)
    HttpResponse<byte[]> make(HttpRequest<?> request, Shelf shelf, Form<NoFields> form) {
        return face.show(shelf.visitor(), keeping().make(shelf.by(), shelf.vault()),
                (page, token) -> Face.DRAW.vaultCalendarMade(page,
                        settings.originOf(request) + At.feed(token)));
    }

    @Post(At.STOP_CALENDAR)
    HttpResponse<byte[]> stop(Shelf shelf, Form<NoFields> form) {
        var unused = Answers.of(keeping().stop(shelf.by(), shelf.vault()));
        return face.done(At.CALENDAR, "calendar-stopped");
    }

    /** What a calendar program reads; what it has already is not sent again. */
    @GivesFile
    @Get(At.FEED)
    HttpResponse<byte[]> read(HttpRequest<?> request, Visitor visitor, String token) {
        var appointments = Addresses.there(abri.vault().readFeed().read(token, Sender.of(request)),
                "calendar-over", clock);
        var bytes = AppointmentEvent.all(appointments, face.apart(visitor).say("calendar.name"), REFRESH)
                .getBytes(StandardCharsets.UTF_8);
        var tag = "\"" + HexFormat.of().formatHex(Sha256.of(bytes)) + "\"";
        var had = request.getHeaders().findFirst(HttpHeaders.IF_NONE_MATCH).filter(tag::equals).isPresent();
        return Addresses.unseen(had ? HttpResponse.<byte[]> notModified().header(HttpHeaders.ETAG, tag)
                : HttpResponse.ok(bytes).header(HttpHeaders.CONTENT_TYPE, AppointmentEvent.TYPE)
                        .header(HttpHeaders.ETAG, tag)
                        .header("Content-Security-Policy", FileAnswer.SANDBOX));
    }
}
