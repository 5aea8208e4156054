package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import org.abri.application.Abri;
import org.abri.domain.vault.ItemId;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Shelf;

/** VLT-8: the bytes of documents, for people and for programs: whole, from where they broke off, or announced only. */
@Singleton
final class Files {
    private final Abri abri;

    Files(Abri abri) {
        this.abri = abri;
    }

    /** Throws {@link org.abri.web.problem.ProblemException} when there is no such file for whoever asks. */
    HttpResponse<?> give(HttpRequest<?> request, Shelf shelf, ItemId item) {
        if (FileAnswer.isHad(request, item)) {
            announce(shelf, item);
            return HttpResponse.notModified();
        }
        return FileAnswer.of(request, item,
                Answers.of(abri.vault().downloadDocument().download(shelf.by(), shelf.vault(), item)));
    }

    /** Nothing is recorded and nothing opened (PRI-3). */
    HttpResponse<?> announce(Shelf shelf, ItemId item) {
        return FileAnswer.announced(item,
                Answers.of(abri.vault().downloadDocument().announce(shelf.by(), shelf.vault(), item)));
    }
}
