package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.Answer;
import org.abri.application.vault.DownloadDocument.Outcome;
import org.abri.application.vault.ItemListing;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.ItemId;
import org.abri.web.budget.Budgets;
import org.abri.web.budget.Slot;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Shelf;
import org.abri.web.visit.Visitor;
import org.abri.web.visit.WhileSignedIn;

/**
 * VLT-8, WEB-3: documents on their way out, for people and for programs: whole, from where they broke off, or announced only;
 * so many at once, for one account and for all.
 */
@Singleton
public final class Downloads {
    private final Abri abri;
    private final Budgets budgets;
    private final Face face;
    private final JsonMapper json;

    Downloads(Abri abri, Budgets budgets, Face face, JsonMapper json) {
        this.abri = abri;
        this.budgets = budgets;
        this.face = face;
        this.json = json;
    }

    /** Throws {@link org.abri.web.problem.ProblemException} when there is no such file for whoever asks, or no room. */
    HttpResponse<?> give(HttpRequest<?> request, Shelf shelf, ItemId item) {
        if (FileAnswer.isHad(request, item)) {
            announce(shelf, item);
            return HttpResponse.notModified();
        }
        return FileAnswer.of(request, item, opened(shelf.visitor(),
                () -> abri.vault().downloadDocument().download(shelf.by(), shelf.vault(), item)));
    }

    /** Of what is come to in another way, and known by another id to whoever asks: {@code known}. As {@link #give(HttpRequest, Shelf, ItemId)}. */
    public HttpResponse<?> give(HttpRequest<?> request, Visitor visitor, ItemId known,
            Supplier<Answer<Outcome>> download) {
        return FileAnswer.of(request, known, opened(visitor, download));
    }

    /**
     * VLT-8: of what a link leads to, which is {@code known} by its secret, to whoever holds it; so many at once for one link. As
     * {@link #give(HttpRequest, Shelf, ItemId)} else.
     */
    HttpResponse<?> give(HttpRequest<?> request, String known, Supplier<Outcome> download) {
        var id = new ItemId(UUID.nameUUIDFromBytes(known.getBytes(StandardCharsets.UTF_8)));
        return FileAnswer.of(request, id, withRoom(id.toString(), slot -> {
            var outcome = download.get();
            if (outcome instanceof Outcome.Opened(var document, var bytes)) {
                return new Outcome.Opened(document, new Counted(bytes, slot));
            }
            slot.close();
            return outcome;
        }));
    }

    /** Nothing is recorded and nothing opened (PRI-3). */
    HttpResponse<?> announce(Shelf shelf, ItemId item) {
        return FileAnswer.announced(item,
                Answers.of(abri.vault().downloadDocument().announce(shelf.by(), shelf.vault(), item)));
    }

    /**
     * AFF-7, LAW-5: what staff of that relay added, as far as whoever asks sees it, as one ZIP file with an index in their
     * language. Throws {@link org.abri.web.problem.ProblemException} when they see nothing of that vault, or there is no room.
     */
    public HttpResponse<?> giveAdded(Shelf shelf, RelayId relay) {
        var wanted = ItemListing.of(Listing.first(Listing.MOST)).addedAt(relay);
        return archive(shelf,
                index -> abri.vault().takeItems().take(shelf.by(), shelf.vault(), wanted, index));
    }

    /** LAW-5, VLT-8: all that whoever asks sees of that vault; as {@link #giveAdded}. */
    HttpResponse<?> giveAll(Shelf shelf) {
        var wanted = ItemListing.of(Listing.first(Listing.MOST));
        return archive(shelf,
                index -> abri.vault().takeItems().take(shelf.by(), shelf.vault(), wanted, index));
    }

    /** All that lies in that folder, however deep; as {@link #giveAdded}. */
    HttpResponse<?> giveFolder(Shelf shelf, FolderId folder) {
        return archive(shelf,
                index -> abri.vault().takeItems().takeFolder(shelf.by(), shelf.vault(), folder, index));
    }

    private HttpResponse<?> archive(Shelf shelf, Function<ItemIndex, Answer<InputStream>> taking) {
        var index = new ItemIndex(face.apart(shelf.visitor()), json,
                abri.journal().readJournal());
        return withRoom(shelf.visitor(), slot -> FileAnswer.archive(index.fileName(),
                counted(Answers.of(taking.apply(index)), shelf.visitor(), slot)));
    }

    private Outcome opened(Visitor visitor, Supplier<Answer<Outcome>> download) {
        return withRoom(visitor, slot -> {
            var outcome = Answers.of(download.get());
            if (outcome instanceof Outcome.Opened(var document, var bytes)) {
                return new Outcome.Opened(document, counted(bytes, visitor, slot));
            }
            slot.close();
            return outcome;
        });
    }

    private InputStream counted(InputStream bytes, Visitor visitor, Slot slot) {
        return new Counted(new WhileSignedIn(bytes, visitor, abri.session().recognise()), slot);
    }

    /** Room is taken before anything is opened or recorded, and given back when the stream is closed, however it ends. */
    private <T> T withRoom(Visitor visitor, Function<Slot, T> given) {
        return withRoom(visitor.person().account().toString(), given);
    }

    private <T> T withRoom(String whose, Function<Slot, T> given) {
        var slot = budgets.stream(whose);
        try {
            return given.apply(slot);
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
