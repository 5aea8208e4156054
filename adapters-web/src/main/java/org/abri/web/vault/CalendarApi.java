package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import org.abri.application.Abri;
import org.abri.domain.vault.CalendarFeed;
import org.abri.web.Api;
import org.abri.web.At;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WebSettings;
import org.jspecify.annotations.Nullable;

/** VLT-8, REM-1: the address at which calendar programs read one's own appointments, for programs. */
@Api
@Controller(Api.AT)
final class CalendarApi {
    private static final String CALENDAR = "/vault/calendar";

    /** {@code madeAt} is left out when there is no address; {@code readOn} is the last day on which it was read, in UTC. */
    @Serdeable.Serializable
    record CalendarJson(@Nullable Instant madeAt, @Nullable LocalDate readOn) {}

    /** {@code address}: whoever has it reads the appointments. */
    @Serdeable.Serializable
    record MadeJson(String address) {}

    private final Abri abri;
    private final WebSettings settings;

    CalendarApi(Abri abri, WebSettings settings) {
        this.abri = abri;
        this.settings = settings;
    }

    @Get(CALENDAR)
    CalendarJson seeCalendar(@Found Shelf shelf) {
        var feed = Answers.of(abri.vault().keepFeed().see(shelf.by(), shelf.vault()));
        return new CalendarJson(feed.map(CalendarFeed::madeAt).orElse(null),
                feed.flatMap(CalendarFeed::readOn).orElse(null));
    }

    /** The address before, if there is one, leads nowhere any more. */
    @Status(HttpStatus.CREATED)
    @Post(CALENDAR)
    MadeJson makeCalendar(HttpRequest<?> request, @Found Shelf shelf) {
        return new MadeJson(settings.originOf(request)
                + At.feed(Answers.of(abri.vault().keepFeed().make(shelf.by(), shelf.vault()))));
    }

    /** At once. Over already is over: the answer is the same. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(CALENDAR)
    void stopCalendar(@Found Shelf shelf) {
        var unused = Answers.of(abri.vault().keepFeed().stop(shelf.by(), shelf.vault()));
    }
}
