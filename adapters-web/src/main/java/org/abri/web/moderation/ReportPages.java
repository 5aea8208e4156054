package org.abri.web.moderation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.time.Duration;
import java.time.InstantSource;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.moderation.ReportItem.Outcome;
import org.abri.application.moderation.ReviewReports;
import org.abri.application.moderation.SeeUnusualUses.SeenUse;
import org.abri.domain.access.Action;
import org.abri.domain.moderation.ReportId;
import org.abri.domain.vault.ItemId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.vault.Downloads;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;

/** MOD-1: an item is reported, by whoever sees it; operators look at it, alone, and decide. */
@Pages
final class ReportPages {
    private static final int A_PAGE = 20;
    private static final int A_FEW = 9;

    private final Abri abri;
    private final Face face;
    private final Downloads downloads;
    private final InstantSource clock;

    ReportPages(Abri abri, Face face, Downloads downloads, InstantSource clock) {
        this.abri = abri;
        this.face = face;
        this.downloads = downloads;
        this.clock = clock;
    }

    @Get(uris = { At.REPORT, At.PERSON + At.REPORT })
    HttpResponse<byte[]> form(Shelf shelf, ItemId item) {
        return show(shelf, item, Form.fresh(shelf.visitor()));
    }

    @Post(uris = { At.REPORT, At.PERSON + At.REPORT })
    HttpResponse<byte[]> report(Shelf shelf, ItemId item, Form<ReportForm> form) {
        var command = ReportForm.read(form, shelf, item);
        if (command.isEmpty()) { return show(shelf, item, form); }
        return switch (Answers.of(abri.moderation().reportItem().report(command.get()))) {
            case Outcome.Reported() -> face.done(shelf.at().paper(item), "item-reported");
            case Outcome.NotShared() -> show(shelf, item, form.wrong("", "not-shared"));
            case Outcome.Paused(var until) ->
                    throw ProblemException.askedTooMuch(Duration.between(clock.instant(), until));
        };
    }

    private HttpResponse<byte[]> show(Shelf shelf, ItemId item, Form<ReportForm> form) {
        return face.show(form,
                abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), Action.REPORT),
                (page, typed, look) -> Face.DRAW.moderationReport(page, typed, shelf.at(), item));
    }

    private ReviewReports desk() {
        return abri.moderation().reviewReports();
    }

    @Get(At.OPERATOR_REPORTS)
    HttpResponse<byte[]> all(Visitor visitor, Listing wanted) {
        var part = wanted.upTo(A_PAGE);
        return face.show(visitor, desk().list(visitor.viewpoint(), part),
                (page, reports) -> Face.DRAW.moderationReports(page, reports, part.after().isEmpty(),
                        unusual(visitor)));
    }

    /** SEC-6: how much of it is new, as far as a few lines tell. */
    private long unusual(Visitor visitor) {
        return Answers.of(abri.moderation().seeUnusualUses().list(visitor.viewpoint(), Listing.first(A_FEW)))
                .lines().stream().filter(SeenUse::recent).count();
    }

    @Get(At.OPERATOR_REPORT)
    HttpResponse<byte[]> one(Visitor visitor, ReportId report) {
        return show(report, Form.fresh(visitor));
    }

    @GivesFile
    @Get(uri = At.REPORTED_FILE, headRoute = false)
    HttpResponse<?> file(HttpRequest<?> request, Visitor visitor, ReportId report) {
        return downloads.give(request, visitor, new ItemId(report.value()),
                () -> desk().download(visitor.viewpoint(), report));
    }

    @Post(At.OPERATOR_REPORT)
    HttpResponse<byte[]> decide(Visitor visitor, ReportId report, Form<DecisionForm> form) {
        var decision = DecisionForm.read(form);
        if (decision.isEmpty()) { return show(report, form); }
        return switch (Answers.of(desk().decide(visitor.viewpoint(), report, decision.get()))) {
            case DONE -> face.done(At.OPERATOR_REPORTS, "report-decided");
            case NOTHING_TO_DO -> show(report, form.wrong("decision", "nothing-to-do"));
        };
    }

    private HttpResponse<byte[]> show(ReportId report, Form<DecisionForm> form) {
        return face.show(form, desk().see(form.visitor().viewpoint(), report),
                Face.DRAW::moderationReported);
    }
}
