package org.abri.web.vault;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.abri.application.Abri;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.vault.ArrangeFolders.Filed;
import org.abri.application.vault.ArrangeFolders.Outcome;
import org.abri.domain.access.Action;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.FolderTree.Misfit;
import org.abri.domain.vault.ItemId;
import org.abri.web.Api;
import org.abri.web.problem.ProblemException;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.abri.web.visit.From;
import org.abri.web.visit.Shelf;
import org.jspecify.annotations.Nullable;

/** VLT-1, VLT-10: the folders of one's own vault or, for staff at a relay, those of somebody's that are shared, for programs. */
@Api
@Controller(Api.AT)
final class FoldersApi {
    private static final String OWN = "/vault";
    private static final String SHARED = "/relays/{relay}/vaults/{vault}";
    private static final String FOLDERS = "/folders";
    private static final String FOLDER = FOLDERS + "/{folder}";

    /**
     * A folder as somebody sees it.
     *
     * @param parent     in which other it lies; left out at the top
     * @param version    what {@code If-Match} says, in quotes, to change it
     * @param unreadable true when it rests damaged: it can be deleted, and nothing else
     */
    @Serdeable.Serializable
    record FolderJson(String id, String name, @Nullable String parent, String visibility, long version,
            @Nullable Boolean unreadable) {
        static FolderJson of(Folder folder) {
            return new FolderJson(folder.id().toString(), folder.name().value(),
                    folder.parent().map(FolderId::toString).orElse(null), folder.visibility().name(),
                    folder.version().number(), folder.name().equals(FolderName.UNREADABLE) ? true : null);
        }
    }

    /** All of them, each behind the one that it lies in. */
    @Serdeable.Serializable
    record FoldersJson(List<FolderJson> folders) {}

    private final Abri abri;
    private final Downloads downloads;

    FoldersApi(Abri abri, Downloads downloads) {
        this.abri = abri;
        this.downloads = downloads;
    }

    /** LAW-5: everything at once, as a ZIP file: documents in their folders, what was written as files, the journal, an index. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip",
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(value = OWN + "/archive", headRoute = false)
    HttpResponse<?> takeEverything(@Found Shelf shelf) {
        return downloads.giveAll(shelf);
    }

    /** All that lies in that folder, however deep; as {@link #takeEverything}. */
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip",
            schema = @Schema(type = "string", format = "binary")))
    @Produces(MediaType.ALL)
    @Get(value = OWN + FOLDER + "/archive", headRoute = false)
    HttpResponse<?> takeFolder(@Found Shelf shelf, FolderId folder) {
        return downloads.giveFolder(shelf, folder);
    }

    @Get(uris = { OWN + FOLDERS, SHARED + FOLDERS })
    FoldersJson listFolders(@Found Shelf shelf) {
        var tree = Answers.of(abri.vault().arrangeFolders().see(shelf.by(), shelf.vault()));
        return new FoldersJson(tree.all().stream().map(FolderJson::of).toList());
    }

    @Get(uris = { OWN + FOLDER, SHARED + FOLDER })
    HttpResponse<FolderJson> seeFolder(@Found Shelf shelf, FolderId folder) {
        var found = Answers.of(abri.vault().arrangeFolders().see(shelf.by(), shelf.vault())).find(folder)
                .orElseThrow(ProblemException::notFound);
        return HttpResponse.ok(FolderJson.of(found)).header(HttpHeaders.ETAG, From.tag(found.version()));
    }

    @RequestBody(content = @Content(schema = @Schema(implementation = FolderForm.New.class)))
    @Status(HttpStatus.CREATED)
    @Post(OWN + FOLDERS)
    ItemJson.AddedJson addFolder(@Found Shelf shelf, @Found Form<FolderForm.New> form) {
        var wanted = FolderForm.read(form).orElseThrow(() -> form.problemFor(mayArrange(shelf)));
        var folder = arranged(form, abri.vault().arrangeFolders().add(shelf.by(), shelf.vault(), form.once(),
                wanted.parent(), wanted.name(), wanted.visibility()));
        return new ItemJson.AddedJson(folder.id().toString());
    }

    /** All that is said of it, instead of what is said in the version that {@code If-Match} names. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FolderForm.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put(OWN + FOLDER)
    HttpResponse<Void> changeFolder(@Found Shelf shelf, FolderId folder, @Found From from,
            @Found Form<FolderForm> form) {
        var wanted = FolderForm.read(form).orElseThrow(() -> form.problemFor(mayArrange(shelf)));
        var is = arranged(form, abri.vault().arrangeFolders().change(shelf.by(), shelf.vault(), folder, from,
                wanted, form.ticked("mayHide")));
        return HttpResponse.<Void> noContent().header(HttpHeaders.ETAG, From.tag(is.version()));
    }

    /** In the version that {@code If-Match} names: no folder lies in it, and its documents go to where it lay. */
    @Status(HttpStatus.NO_CONTENT)
    @Delete(OWN + FOLDER)
    void deleteFolder(@Found Shelf shelf, FolderId folder, @Found From from) {
        var unused = arranged(abri.vault().arrangeFolders().remove(shelf.by(), shelf.vault(), folder, from));
    }

    /** In which folder a document lies; without one, in none. */
    @RequestBody(content = @Content(schema = @Schema(implementation = FolderForm.Place.class)))
    @Status(HttpStatus.NO_CONTENT)
    @Put(OWN + "/items/{item}/folder")
    void placeItem(@Found Shelf shelf, ItemId item, @Found Form<FolderForm.Place> form) {
        var place = FolderForm.place(form, "folder").orElseThrow(() -> form.problemFor(mayMove(shelf, item)));
        switch (Answers.of(abri.vault().arrangeFolders().file(shelf.by(), shelf.vault(), item, place,
                form.ticked("mayHide")))) {
            case Filed.Moved moved -> {
                // nothing more to say
            }
            case Filed.WouldHide(var folder) -> throw wouldHide(0, 1);
        }
    }

    private static Folder arranged(Form<?> form, Answer<Outcome> answer) {
        if (Answers.of(answer) instanceof Outcome.DoesNotFit(var why) && isInAField(why)) {
            throw FolderForm.wrong(form, why).problem();
        }
        return arranged(answer);
    }

    private static Folder arranged(Answer<Outcome> answer) {
        return switch (Answers.of(answer)) {
            case Outcome.Arranged(var folder) -> folder;
            case Outcome.ChangedMeanwhile(var folder) -> throw From.changedMeanwhile();
            case Outcome.WouldHide(var folders, var documents) -> throw wouldHide(folders, documents);
            case Outcome.DoesNotFit(var why) -> throw new ProblemException(HttpStatus.CONFLICT,
                    Answers.code(why), "Folders are not arranged so: nothing was done.");
        };
    }

    private static boolean isInAField(Misfit why) {
        return switch (why) {
            case NAME_TAKEN, TOO_DEEP, INTO_ITSELF, IN_A_PRIVATE_FOLDER -> true;
            case TOO_MANY_FOLDERS, HOLDS_FOLDERS, HOLDS_DAMAGED -> false;
        };
    }

    private static ProblemException wouldHide(int folders, int documents) {
        return new ProblemException(HttpStatus.CONFLICT, "would-become-private",
                "Shared documents that would become private: " + documents + "; shared folders: " + folders
                        + ". Nothing was done: say mayHide if they may.");
    }

    private Answer<Look> mayArrange(Shelf shelf) {
        return abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()), Action.ARRANGE);
    }

    private Answer<Look> mayMove(Shelf shelf, ItemId item) {
        return abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), Action.MOVE);
    }
}
