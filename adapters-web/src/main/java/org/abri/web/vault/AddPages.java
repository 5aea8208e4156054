package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.application.vault.StaplePictures;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.ItemId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Shelf;

/** VLT-1, VLT-5, VLT-9: putting papers and what one writes into one's own vault, or into the shared part of somebody's. */
@Pages
final class AddPages {
    private final Abri abri;
    private final Face face;

    AddPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(uris = { At.ADD_PAPER, At.PERSON + At.ADD_PAPER })
    HttpResponse<byte[]> paper(HttpRequest<?> request, Shelf shelf) {
        var into = folder(shelf, request.getParameters().getFirst("folder").orElse(""));
        return paper(shelf, Form.fresh(shelf.visitor(),
                Map.of("visibility", into.map(Folder::visibility).orElse(shelf.usual()).name(), "folder",
                        into.map(folder -> folder.id().toString()).orElse(""))));
    }

    /** VLT-10: into which folder it is to go, if it is one of theirs; nobody else arranges. */
    private Optional<Folder> folder(Shelf shelf, String id) {
        if (!shelf.own() || id.isEmpty()) { return Optional.empty(); }
        var tree = Answers.of(abri.vault().arrangeFolders().see(shelf.by(), shelf.vault()));
        return tree.all().stream().filter(folder -> folder.id().toString().equals(id))
                .flatMap(folder -> tree.readable(folder.id()).stream()).findFirst();
    }

    @Post(uris = { At.ADD_PAPER, At.PERSON + At.ADD_PAPER })
    HttpResponse<byte[]> addPaper(Shelf shelf, Upload<PaperPageForm> upload) throws IOException {
        try (upload) {
            var sent = Answers.of(PaperPageForm.addAll(abri, shelf, upload));
            var added = sent.stream().map(PaperPageForm.Sent::outcome)
                    .mapMulti((AddDocument.Outcome outcome, Consumer<ItemId> items) -> {
                        if (outcome instanceof AddDocument.Outcome.Added(var item)) {
                            items.accept(item);
                        }
                    }).toList();
            if (upload.hasTooMany()) {
                return paper(shelf, upload.form().wrong(Upload.FILE, "too-many-files", added.size()));
            }
            if (added.size() < sent.size()) {
                return paper(shelf, notAll(upload.form(), sent, added.size()));
            }
            return added.size() == 1 ? face.done(named(shelf, upload.form(), added.getFirst()), "paper-added")
                    : face.done(place(shelf, upload.form()), "papers-added");
        }
    }

    /** Where several papers are found that were added at once. */
    private String place(Shelf shelf, Form<PaperPageForm> form) {
        return folder(shelf, form.text("folder")).map(into -> shelf.at().folder(into.id()))
                .orElseGet(shelf.at()::all);
    }

    /** VLT-9: who has not said what it is, is asked once it is safe. */
    private static String named(Shelf shelf, Form<?> form, ItemId item) {
        return shelf.own() && form.text("title").isBlank() ? shelf.at().title(item) : after(shelf, item);
    }

    /** What became of those that were not taken, and that the others were. */
    private static Form<PaperPageForm> notAll(Form<PaperPageForm> form, List<PaperPageForm.Sent> sent,
            int added) {
        if (sent.size() == 1) {
            return sent.getFirst().outcome() instanceof AddDocument.Outcome.NotTaken(var why)
                    ? NotTaken.in(form, why)
                    : form;
        }
        return form.wrong(Upload.FILE, "not-all-taken", added, sent.stream()
                .filter(one -> !(one.outcome() instanceof AddDocument.Outcome.Added))
                .map(one -> one.file().value()).collect(Collectors.joining(", ")));
    }

    private HttpResponse<byte[]> paper(Shelf shelf, Form<PaperPageForm> form) {
        return face.show(form, mayAdd(shelf),
                (page, typed, sharedWith) -> Face.DRAW.vaultAddPaper(page, typed, shelf.at(), shelf.own(),
                        sharedWith, folder(shelf, form.text("folder")),
                        UploadsApi.uploads(shelf)));
    }

    @Get(uris = { At.ADD_PAGES, At.PERSON + At.ADD_PAGES })
    HttpResponse<byte[]> pages(Shelf shelf) {
        return pages(shelf, Form.fresh(shelf.visitor(), Map.of("visibility", shelf.usual().name())));
    }

    @Post(uris = { At.ADD_PAGES, At.PERSON + At.ADD_PAGES })
    HttpResponse<byte[]> addPages(Shelf shelf, Upload<PagesForm> upload) throws IOException {
        try (upload) {
            return switch (Answers.of(PagesForm.add(abri, shelf, upload))) {
                case StaplePictures.Outcome.Added(var item) ->
                        face.done(named(shelf, upload.form(), item), "paper-added");
                case StaplePictures.Outcome.NotTaken(var why) ->
                        pages(shelf, NotTaken.in(upload.form(), why));
                case StaplePictures.Outcome.NotAPage(var file) -> pages(shelf, upload.form());
                case StaplePictures.Outcome.TooMany() -> pages(shelf, upload.form());
                case StaplePictures.Outcome.NotSaid() -> pages(shelf, upload.form());
            };
        }
    }

    private HttpResponse<byte[]> pages(Shelf shelf, Form<PagesForm> form) {
        return face.show(form, mayAdd(shelf),
                (page, typed, sharedWith) -> Face.DRAW.vaultAddPages(page, typed, shelf.at(), shelf.own(),
                        sharedWith));
    }

    @Get(uris = { At.ADD_WRITTEN, At.PERSON + At.ADD_WRITTEN })
    HttpResponse<byte[]> written(Shelf shelf, WrittenFace written) {
        var may = mayAdd(shelf);
        var chosen = new HashMap<>(Map.of("visibility", shelf.usual().name()));
        if (may instanceof Answer.Given<List<Relay>>(var sharedWith, var look)) {
            chosen.putAll(written.suggested(look, sharedWith));
        }
        return written(shelf, written, Form.fresh(shelf.visitor(), chosen), may);
    }

    @Post(uris = { At.ADD_WRITTEN, At.PERSON + At.ADD_WRITTEN })
    HttpResponse<byte[]> addWritten(Shelf shelf, WrittenFace written, Form<?> sent) {
        var form = sent.as(written.newForm());
        var visibility = VisibilityField.readOrUsual(shelf, form);
        var recurrence = written.recurrence(form);
        return written.read(form)
                .map(content -> added(shelf, written, form, new AddItem.Command(shelf.by(), shelf.vault(),
                        form.once(), visibility.orElseThrow(), content, written.reminders(form),
                        recurrence.orElseThrow())))
                .orElseGet(() -> written(shelf, written, form, mayAdd(shelf)));
    }

    private HttpResponse<byte[]> added(Shelf shelf, WrittenFace written, Form<?> form,
            AddItem.Command command) {
        return switch (Answers.of(abri.vault().addItem().add(command))) {
            case AddItem.Outcome.NotTaken(var why) ->
                    written(shelf, written, NotTaken.in(form, why), mayAdd(shelf));
            case AddItem.Outcome.Added(var item) when command.recurrence().isPresent() ->
                    face.done(after(shelf, item), "series-added");
            case AddItem.Outcome.Added(var item) -> face.done(after(shelf, item),
                    KindFace.of(command.content().kind()).noun() + "-added");
        };
    }

    private HttpResponse<byte[]> written(Shelf shelf, WrittenFace written, Form<?> form,
            Answer<List<Relay>> may) {
        return face.show(form, may,
                (page, typed, sharedWith) -> Face.DRAW.vaultAddWritten(page, typed,
                        shelf.at(), shelf.own(), sharedWith, written.path(), written.draw(page, typed)));
    }

    /** Staff go back to the list: they have what they added without opening it, which would be a look (PRI-3). */
    private static String after(Shelf shelf, ItemId item) {
        return shelf.own() ? shelf.at().paper(item) : shelf.at().all();
    }

    private Answer<List<Relay>> mayAdd(Shelf shelf) {
        return abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault());
    }
}
