package org.abri.web.vault;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.abri.application.Abri;
import org.abri.application.vault.DownloadDocument;
import org.abri.domain.vault.ItemId;
import org.abri.web.budget.Budgets;
import org.abri.web.budget.Slot;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Shelf;

/** Documents on their way out, for pages and API: so many at once, for one account and for all (WEB-3). */
@Singleton
final class Downloads {
    private final Abri abri;
    private final Budgets budgets;

    Downloads(Abri abri, Budgets budgets) {
        this.abri = abri;
        this.budgets = budgets;
    }

    /** Room is taken before anything is opened or recorded, and given back when the stream is closed, however it ends. */
    HttpResponse<FileAnswer> answer(HttpRequest<?> request, Shelf shelf, ItemId item) {
        var slot = budgets.stream(shelf.visitor().person().account().toString());
        try {
            return switch (Answers
                    .of(abri.vault().downloadDocument().download(shelf.by(), shelf.vault(), item))) {
                case DownloadDocument.Outcome.NoDocument() -> throw ProblemException.notFound();
                case DownloadDocument.Outcome.Opened(var document, var bytes) ->
                        asked(request, FileAnswer.of(document, new Counted(bytes, slot)));
            };
        } catch (RuntimeException refused) {
            slot.close();
            throw refused;
        }
    }

    /** Who only asks how long it is (HEAD) is sent nothing of it, and the server would leave it open for ever. */
    private static HttpResponse<FileAnswer> asked(HttpRequest<?> request, HttpResponse<FileAnswer> answer) {
        if (request.getMethod() == HttpMethod.HEAD) {
            answer.body().close();
        }
        return answer;
    }

    private static final class Counted extends FilterInputStream {
        private final Slot slot;

        Counted(InputStream bytes, Slot slot) {
            super(bytes);
            this.slot = slot;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                slot.close();
            }
        }
    }
}
