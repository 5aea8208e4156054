package org.abri.web.affiliation;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.serde.annotation.Serdeable;
import org.abri.application.Abri;
import org.abri.application.affiliation.SeeFigures.Month;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;
import org.abri.web.visit.Found;

/** REL-5: how much is done at a relay, for programs of its managers. */
@Api
@Controller(Api.AT)
final class FiguresApi {
    /**
     * One month ({@code 2026-11}): people followed at its end, or now; those who came; affiliations that ended; papers that staff
     * added; vaults opened there; recoveries of lost passwords that staff started (SEC-6).
     */
    @Serdeable.Serializable
    record MonthJson(String month, int followed, int came, int left, int papers, int opened, int recoveries) {
        static MonthJson of(Month month) {
            var work = month.work();
            return new MonthJson(month.month().toString(), month.followed(), work.came(), work.left(),
                    work.papers(), work.opened(), work.recoveries());
        }
    }

    /** The month that it is at the relay, and the one before. */
    @Serdeable.Serializable
    record FiguresJson(MonthJson now, MonthJson before) {}

    private final Abri abri;

    FiguresApi(Abri abri) {
        this.abri = abri;
    }

    @Get("/relays/{relay}/figures")
    FiguresJson seeFigures(@Found Desk desk) {
        var seen = Answers.of(abri.affiliation().seeFigures().see(desk.by(), desk.relay()));
        return new FiguresJson(MonthJson.of(seen.now()), MonthJson.of(seen.before()));
    }
}
