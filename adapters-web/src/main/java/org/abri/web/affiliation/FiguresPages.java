package org.abri.web.affiliation;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.application.Abri;
import org.abri.application.affiliation.SeeFigures.Month;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Words;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Desk;

/** REL-5: how much is done at a relay, for its managers: numbers, and no names. */
@Pages
final class FiguresPages {
    /** By which spreadsheets tell that it is UTF-8. */
    private static final String MARK = "\uFEFF";
    private static final String END = "\r\n";

    private final Abri abri;
    private final Face face;

    FiguresPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.FIGURES)
    HttpResponse<byte[]> see(Desk desk) {
        return face.show(desk.visitor(), abri.affiliation().seeFigures().see(desk.by(), desk.relay()),
                (page, seen) -> Face.DRAW.affiliationFigures(page, desk.at(), seen));
    }

    /** RFC 4180, with what separates fields where that language is read. */
    @Get(At.FIGURES_CSV)
    HttpResponse<byte[]> download(Desk desk) {
        var seen = Answers.of(abri.affiliation().seeFigures().see(desk.by(), desk.relay()));
        var words = Words.of(desk.visitor().language());
        var between = words.say("figures.csv-between");
        var lines = Stream.concat(
                Stream.of(List.of("month", "followed", "came", "left", "papers", "opened", "recoveries")
                        .stream()
                        .map(column -> words.say("figures." + column)).toList()),
                Stream.of(seen.now(), seen.before()).map(FiguresPages::line));
        var text = lines.map(line -> String.join(between, line) + END).collect(Collectors.joining());
        return HttpResponse.ok((MARK + text).getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8").header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"abri-" + seen.now().month() + ".csv\"");
    }

    private static List<String> line(Month month) {
        var work = month.work();
        return Stream.of(month.month(), month.followed(), work.came(), work.left(), work.papers(),
                work.opened(), work.recoveries()).map(Object::toString).toList();
    }
}
