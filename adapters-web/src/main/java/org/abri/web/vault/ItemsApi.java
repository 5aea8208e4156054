package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Optional;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.vault.AddDocument;
import org.abri.application.vault.AddItem;
import org.abri.domain.access.Action;
import org.abri.domain.vault.Item;
import org.abri.domain.vault.ItemContent.Written;
import org.abri.domain.vault.ItemId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.InParts;
import org.abri.web.visit.Shelf;

/** VLT-2 to VLT-9: what is in a vault, one's own or, for staff at a relay, the shared part of somebody's, for programs. */
@Api
@Controller(Api.AT)
final class ItemsApi {
    private static final String OWN = "/vault";
    private static final String SHARED = "/relays/{relay}/vaults/{vault}";
    private static final String ITEMS = "/items";
    private static final String ITEM = ITEMS + "/{item}";
    private static final String CONTENT = "/content";

    private final Abri abri;
    private final Downloads downloads;

    ItemsApi(Abri abri, Downloads downloads) {
        this.abri = abri;
        this.downloads = downloads;
    }

    /** One's own. */
    @InParts
    @Get(OWN + ITEMS)
    ItemJson.ItemsJson listItems(@Found Shelf shelf, @Found Listing wanted) {
        return ItemJson.ItemsJson
                .of(Answers.of(abri.vault().seeItems().list(shelf.by(), shelf.vault(), wanted)));
    }

    /** Of a vault at a relay. Apart, because the generator (6.20) gives two addresses in parts one name. */
    @InParts
    @Get(SHARED + ITEMS)
    ItemJson.ItemsJson listSharedItems(@Found Shelf shelf, @Found Listing wanted) {
        return listItems(shelf, wanted);
    }

    @Get(uris = { OWN + ITEM, SHARED + ITEM })
    ItemJson seeItem(@Found Shelf shelf, ItemId item) {
        return ItemJson.of(Answers.of(abri.vault().seeItems().find(shelf.by(), shelf.vault(), item)));
    }

    /** The bytes of a document, as received; with {@code Range}, some of them. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM,
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(uris = { OWN + ITEM + CONTENT, SHARED + ITEM + CONTENT }, headRoute = false)
    HttpResponse<?> downloadContent(@Found HttpRequest<?> request, @Found Shelf shelf, ItemId item) {
        return downloads.give(request, shelf, item);
    }

    /** What the bytes are, and how many: nobody's record says that somebody asked. */
    @Produces(MediaType.ALL)
    @Head(uris = { OWN + ITEM + CONTENT, SHARED + ITEM + CONTENT })
    HttpResponse<?> announceContent(@Found Shelf shelf, ItemId item) {
        return downloads.announce(shelf, item);
    }

    /** A form with the fields first and the file, {@code file}, last. */
    @RequestBody(content = @Content(schema = @Schema(implementation = PaperForm.class),
            mediaType = MediaType.MULTIPART_FORM_DATA))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/documents", SHARED + "/documents" })
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    ItemJson.AddedJson addDocument(@Found Shelf shelf, @Found Upload<PaperForm> upload)
            throws IOException {
        try (upload) {
            var form = upload.form();
            var command = PaperForm.read(shelf, form, upload.fileName())
                    .orElseThrow(() -> form.problemFor(mayAdd(shelf)));
            return switch (Answers.of(abri.vault().addDocument().add(command, upload.bytes()))) {
                case AddDocument.Outcome.Added(var item) -> added(item);
                case AddDocument.Outcome.NotTaken(var why) -> throw PaperForm.problem(form, why);
            };
        }
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = NoteFace.NoteForm.New.class)))
    @Status(HttpStatus.CREATED)
    @Post(uris = { OWN + "/notes", SHARED + "/notes" })
    ItemJson.AddedJson addNote(@Found Shelf shelf, @Found Form<NoteFace.NoteForm.New> form) {
        return addWritten(shelf, form, NoteFace.NoteForm.read(form));
    }

    private ItemJson.AddedJson addWritten(Shelf shelf, Form<?> form,
            Optional<? extends Written> read) {
        var visibility = VisibilityField.readOrUsual(shelf, form);
        if (form.anyWrong()) { throw form.problemFor(mayAdd(shelf)); }
        return added(Answers
                .of(abri.vault().addItem().add(new AddItem.Command(shelf.by(), shelf.vault(), form.once(),
                        visibility.orElseThrow(), read.orElseThrow()))));
    }

    private static ItemJson.AddedJson added(ItemId item) {
        return new ItemJson.AddedJson(item.toString());
    }

    /** What it says. */
    @RequestBody(content = @Content(schema = @Schema(implementation = NoteFace.NoteForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put(uris = { OWN + ITEM + "/note", SHARED + ITEM + "/note" })
    void rewriteNote(@Found Shelf shelf, ItemId item, @Found Form<NoteFace.NoteForm> form) {
        var note = NoteFace.NoteForm.read(form)
                .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.CHANGE)));
        changed(abri.vault().changeItem().rewrite(shelf.by(), shelf.vault(), item, note));
    }

    /** Who sees it, or what it is called: one at a time. */
    @RequestBody(content = @Content(schema = @Schema(implementation = ItemForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Patch(uris = { OWN + ITEM, SHARED + ITEM })
    void changeItem(@Found Shelf shelf, ItemId item, @Found Form<ItemForm> form) {
        if (form.text("visibility").isEmpty()) {
            var title = TitleForm.read(form)
                    .orElseThrow(() -> form.problemFor(mayChange(shelf, item, Action.CHANGE)));
            changed(abri.vault().changeItem().rename(shelf.by(), shelf.vault(), item, title));
        } else {
            switchTo(shelf, item, form);
        }
    }

    private void switchTo(Shelf shelf, ItemId item, Form<ItemForm> form) {
        if (!form.text("title").isEmpty()) {
            form.wrong("title", "one-at-a-time");
        }
        var visibility = VisibilityField.read(form);
        if (form.anyWrong()) { throw form.problemFor(mayChange(shelf, item, Action.MAKE_PRIVATE)); }
        changed(abri.vault().changeItem().switchTo(shelf.by(), shelf.vault(), item,
                visibility.orElseThrow()));
    }

    private static void changed(Answer<Item> answer) {
        var unused = Answers.of(answer);
    }

    @Status(HttpStatus.NO_CONTENT)
    @Delete(OWN + ITEM)
    void deleteItem(@Found Shelf shelf, ItemId item) {
        changed(abri.vault().changeItem().delete(shelf.by(), shelf.vault(), item));
    }

    private Answer<?> mayAdd(Shelf shelf) {
        return abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault());
    }

    private Answer<Look> mayChange(Shelf shelf, ItemId item, Action action) {
        return abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), action);
    }
}
