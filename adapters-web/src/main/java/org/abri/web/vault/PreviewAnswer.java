package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.SeePreview;
import org.abri.domain.vault.ItemId;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Shelf;

/** UPL-4: what a document looks like, for people and for programs: a picture, to be shown and not to be kept. */
final class PreviewAnswer {
    /** How many pages there are in all, beside any of them. */
    private static final String PAGES = "Abri-Pages";
    private static final int MOST_DIGITS = 4;

    private PreviewAnswer() {}

    /** Throws {@link ProblemException} when there is none. */
    static HttpResponse<byte[]> small(Abri abri, Shelf shelf, ItemId item) {
        return of(abri.vault().seePreview().small(shelf.by(), shelf.vault(), item));
    }

    /** As {@link #small}; {@code page} as the address says it. */
    static HttpResponse<byte[]> page(Abri abri, Shelf shelf, ItemId item, String page) {
        return of(abri.vault().seePreview().page(shelf.by(), shelf.vault(), item, number(page)));
    }

    /** What is no number is no page. */
    static int number(String page) {
        return page.length() <= MOST_DIGITS && page.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(page)
                : 0;
    }

    private static MutableHttpResponse<byte[]> of(Answer<SeePreview.Outcome> answer) {
        return switch (Answers.of(answer)) {
            case SeePreview.Outcome.NotYet() -> throw ProblemException.notFound();
            case SeePreview.Outcome.None() -> throw ProblemException.notFound();
            case SeePreview.Outcome.There(var jpeg, var pages) -> HttpResponse.ok(jpeg)
                    .contentType(MediaType.IMAGE_JPEG_TYPE).header(PAGES, Integer.toString(pages))
                    .header("Content-Security-Policy", FileAnswer.SANDBOX);
        };
    }
}
