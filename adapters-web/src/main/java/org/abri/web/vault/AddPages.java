package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.abri.application.Abri;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddNote;
import org.abri.application.vault.SeeItems;
import org.abri.domain.relay.Relay;
import org.abri.web.access.Answers;
import org.abri.web.face.Face;
import org.abri.web.face.Face.Owner;
import org.abri.web.face.Typed;
import org.abri.web.session.Form;
import org.abri.web.session.GivesBack;

/** VLT-1, VLT-9: putting papers and notes into one's own vault; private unless one says otherwise. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AddPages implements GivesBack {
    private static final Map<String, String> PRIVATE_FIRST = Map.of("visibility", "private");

    private final Abri abri;
    private final Face face;

    AddPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get("/papers/add")
    HttpResponse<?> paper(HttpRequest<?> request) {
        var owner = face.owner(request);
        return paper(owner, owner.page().fresh(PRIVATE_FIRST));
    }

    @Post("/papers/add")
    HttpResponse<?> addPaper(HttpRequest<?> request, Upload upload) throws IOException {
        try (upload) {
            var form = upload.form().only("typed-by", "visibility", "title");
            var owner = face.owner(request, form);
            var typed = owner.page().typed(form);
            var visibility = typed.read("visibility", () -> TypedVisibility.of(form));
            var title = typed.read("title", () -> TypedFile.title(form));
            if (typed.anyWrong()) { return paper(owner, typed); }
            var command = new AddDocument.Command(owner.by(), owner.vault(), form.once(),
                    visibility.orElseThrow(), title.orElseThrow(),
                    upload.fileName(), false);
            return switch (abri.addDocument().add(command, upload.bytes())) {
                case AddDocument.Outcome.Refused(var why) -> throw Answers.refused(why);
                case AddDocument.Outcome.NotTaken(var why) ->
                        paper(owner, TypedFile.notTaken(typed, owner.page(), why));
                case AddDocument.Outcome.Added(var item) -> Face.done("/papers/" + item.id(), "paper-added");
            };
        }
    }

    private HttpResponse<?> paper(Owner owner, Typed typed) {
        return face.show(typed, face.templates().vaultAddPaper(owner.page(), typed, sharedWith(owner)));
    }

    @Get("/notes/add")
    HttpResponse<?> note(HttpRequest<?> request) {
        var owner = face.owner(request);
        return note(owner, owner.page().fresh(PRIVATE_FIRST));
    }

    @Post("/notes/add")
    HttpResponse<?> addNote(HttpRequest<?> request, Form form) {
        form.only("typed-by", "visibility", "title", "text");
        var owner = face.owner(request, form);
        var typed = owner.page().typed(form);
        var note = TypedItem.note(typed);
        var visibility = typed.read("visibility", () -> TypedVisibility.of(form));
        if (typed.anyWrong()) { return note(owner, typed); }
        var command = new AddNote.Command(owner.by(), owner.vault(), form.once(), visibility.orElseThrow(),
                note.orElseThrow());
        return switch (abri.addNote().add(command)) {
            case AddNote.Outcome.Refused(var why) -> throw Answers.refused(why);
            case AddNote.Outcome.Added(var item) -> Face.done("/papers/" + item.id(), "note-added");
        };
    }

    private HttpResponse<?> note(Owner owner, Typed typed) {
        return face.show(typed, face.templates().vaultAddNote(owner.page(), typed, sharedWith(owner)));
    }

    private List<Relay> sharedWith(Owner owner) {
        return switch (abri.seeItems().all(owner.by(), owner.vault())) {
            case SeeItems.ListOutcome.Refused(var why) -> throw Answers.refused(why);
            case SeeItems.ListOutcome.Listed(var items, var sharedWith) -> sharedWith;
        };
    }

    @Override
    public List<GivenBack> forms() {
        return List
                .of(GivenBack.at("/notes/add", (place, typed) -> note(face.owner(place.request()), typed)));
    }
}
