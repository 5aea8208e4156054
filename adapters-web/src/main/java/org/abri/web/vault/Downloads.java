package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.abri.application.Abri;
import org.abri.application.vault.DownloadDocument.Outcome;
import org.abri.domain.vault.ItemId;
import org.abri.web.budget.Budgets;
import org.abri.web.budget.Slot;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.WhileSignedIn;

/**
 * VLT-8, WEB-3: documents on their way out, for people and for programs: whole, from where they broke off, or announced only;
 * so many at once, for one account and for all.
 */
@Singleton
final class Downloads {
    private final Abri abri;
    private final Budgets budgets;

    Downloads(Abri abri, Budgets budgets) {
        this.abri = abri;
        this.budgets = budgets;
    }

    /** Throws {@link org.abri.web.problem.ProblemException} when there is no such file for whoever asks, or no room. */
    HttpResponse<?> give(HttpRequest<?> request, Shelf shelf, ItemId item) {
        if (FileAnswer.isHad(request, item)) {
            announce(shelf, item);
            return HttpResponse.notModified();
        }
        return FileAnswer.of(request, item, opened(shelf, item));
    }

    /** Nothing is recorded and nothing opened (PRI-3). */
    HttpResponse<?> announce(Shelf shelf, ItemId item) {
        return FileAnswer.announced(item,
                Answers.of(abri.vault().downloadDocument().announce(shelf.by(), shelf.vault(), item)));
    }

    /** Room is taken before anything is opened or recorded, and given back when the stream is closed, however it ends. */
    private Outcome opened(Shelf shelf, ItemId item) {
        var slot = budgets.stream(shelf.visitor().person().account().toString());
        try {
            var outcome =
                    Answers.of(abri.vault().downloadDocument().download(shelf.by(), shelf.vault(), item));
            if (outcome instanceof Outcome.Opened(var document, var bytes)) {
                return new Outcome.Opened(document, new Counted(
                        new WhileSignedIn(bytes, shelf.visitor(), abri.session().recognise()), slot));
            }
            slot.close();
            return outcome;
        } catch (RuntimeException refused) {
            slot.close();
            throw refused;
        }
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
