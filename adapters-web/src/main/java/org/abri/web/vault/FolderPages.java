package org.abri.web.vault;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.abri.application.Abri;
import org.abri.application.Listing;
import org.abri.application.access.About;
import org.abri.application.access.Answer;
import org.abri.application.access.Look;
import org.abri.application.vault.ArrangeFolders.Filed;
import org.abri.application.vault.ArrangeFolders.Outcome;
import org.abri.application.vault.ItemListing;
import org.abri.application.vault.SeeItems;
import org.abri.domain.access.Action;
import org.abri.domain.relay.Relay;
import org.abri.domain.vault.Folder;
import org.abri.domain.vault.FolderId;
import org.abri.domain.vault.FolderName;
import org.abri.domain.vault.FolderTree;
import org.abri.domain.vault.ItemContent;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Version;
import org.abri.domain.vault.Visibility;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.face.Page;
import org.abri.web.problem.ProblemException;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** VLT-1, VLT-10: folders: one's own, to be arranged; and those of somebody's that are shared, to be looked into. */
@Pages
final class FolderPages {
    /** What most people have papers about: made with one tap, in their language. */
    private static final List<String> SUGGESTED =
            List.of("folder.suggested.identity", "folder.suggested.health", "folder.suggested.housing",
                    "folder.suggested.work", "folder.suggested.money", "folder.suggested.family",
                    "folder.suggested.school");

    private final Abri abri;
    private final Face face;

    FolderPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(uris = { At.FOLDERS, At.PERSON + At.FOLDERS })
    HttpResponse<byte[]> all(Shelf shelf, Listing part) {
        return show(shelf, part, Optional.empty());
    }

    @Get(uris = { At.FOLDER, At.PERSON + At.FOLDER })
    HttpResponse<byte[]> one(Shelf shelf, FolderId folder, Listing part) {
        return show(shelf, part, Optional.of(folder));
    }

    private HttpResponse<byte[]> show(Shelf shelf, Listing part, Optional<FolderId> place) {
        var tree = tree(shelf);
        var path = place.map(tree::path).orElse(List.of());
        if (place.isPresent() && path.isEmpty()) { throw ProblemException.notFound(); }
        var wanted = ItemListing.of(part).ofKind(ItemContent.Kind.DOCUMENT)
                .in(place.map(Set::of).orElse(Set.of()));
        return face.show(Form.<FolderForm.New> fresh(shelf.visitor()),
                abri.vault().seeItems().list(shelf.by(), shelf.vault(), wanted),
                (page, typed, list) -> Face.DRAW.vaultFolders(page, typed, shelf.at(), shelf.own(), path,
                        tree, list,
                        place.isEmpty() ? suggested(page, tree) : List.of()));
    }

    private static List<String> suggested(Page page, FolderTree tree) {
        return SUGGESTED.stream().map(key -> page.say(key))
                .filter(name -> tree.in(Optional.empty()).stream()
                        .noneMatch(folder -> folder.name().isLike(new FolderName(name))))
                .toList();
    }

    @Get(At.ADD_FOLDER)
    HttpResponse<byte[]> askAdd(HttpRequest<?> request, Shelf shelf) {
        return add(shelf, Form.fresh(shelf.visitor(), Map.of("name", "", "parent",
                request.getParameters().getFirst("parent").orElse(""), "visibility",
                Visibility.PRIVATE.name())));
    }

    @Post(At.ADD_FOLDER)
    HttpResponse<byte[]> add(Shelf shelf, Form<FolderForm.New> form) {
        var wanted = FolderForm.read(form);
        if (wanted.isEmpty()) { return show(shelf, form); }
        return switch (Answers.of(abri.vault().arrangeFolders().add(shelf.by(), shelf.vault(), form.once(),
                wanted.get().parent(), wanted.get().name(), wanted.get().visibility()))) {
            case Outcome.Arranged(var folder) -> face.done(shelf.at().folder(folder.id()), "folder-added");
            case Outcome.DoesNotFit(var why) -> show(shelf, FolderForm.wrong(form, why));
            case Outcome.ChangedMeanwhile meanwhile -> throw new IllegalStateException("it is new");
            case Outcome.WouldHide hiding -> throw new IllegalStateException("nothing is in it");
        };
    }

    private HttpResponse<byte[]> show(Shelf shelf, Form<FolderForm.New> form) {
        return face.show(form, sharedWith(shelf), (page, typed, relays) -> Face.DRAW.vaultFolderForm(page,
                typed, shelf.at(), Optional.empty(), tree(shelf), relays));
    }

    @Get(At.CHANGE_FOLDER)
    HttpResponse<byte[]> askChange(Shelf shelf, FolderId folder) {
        var found = readable(tree(shelf), folder);
        return change(shelf, found, Form.fresh(shelf.visitor(), Map.of("name", found.name().value(),
                "parent", found.parent().map(FolderId::toString).orElse(""), "visibility",
                found.visibility().name(), Form.VERSION, number(found.version()))));
    }

    @Post(At.CHANGE_FOLDER)
    HttpResponse<byte[]> change(Shelf shelf, FolderId folder, Form<FolderForm> form) {
        var wanted = FolderForm.read(form);
        if (wanted.isEmpty()) { return change(shelf, readable(tree(shelf), folder), form); }
        return switch (Answers.of(abri.vault().arrangeFolders().change(shelf.by(), shelf.vault(), folder,
                form.from(), wanted.get(), form.ticked("mayHide")))) {
            case Outcome.Arranged(var is) -> face.done(shelf.at().folder(folder), "changed");
            case Outcome.ChangedMeanwhile(var now) ->
                    change(shelf, now, form.changedMeanwhile(now.version()));
            case Outcome.WouldHide(var folders, var documents) ->
                    ask(shelf, form, shelf.at().changeFolder(folder), shelf.at().folder(folder), folders,
                            documents, "name", "parent", "visibility");
            case Outcome.DoesNotFit(var why) ->
                    change(shelf, readable(tree(shelf), folder), FolderForm.wrong(form, why));
        };
    }

    private HttpResponse<byte[]> change(Shelf shelf, Folder folder, Form<FolderForm> form) {
        return face.show(form, sharedWith(shelf), (page, typed, relays) -> Face.DRAW.vaultFolderForm(page,
                typed, shelf.at(), Optional.of(folder), tree(shelf), relays));
    }

    @Get(At.DELETE_FOLDER)
    HttpResponse<byte[]> askDelete(Shelf shelf, FolderId folder) {
        var found = tree(shelf).find(folder).orElseThrow(ProblemException::notFound);
        return delete(shelf, found,
                Form.fresh(shelf.visitor(), Map.of(Form.VERSION, number(found.version()))));
    }

    @Post(At.DELETE_FOLDER)
    HttpResponse<byte[]> delete(Shelf shelf, FolderId folder, Form<NoFields> form) {
        return switch (Answers.of(abri.vault().arrangeFolders().remove(shelf.by(), shelf.vault(), folder,
                form.from()))) {
            case Outcome.Arranged(var gone) -> face.done(shelf.at().folder(gone.parent()), "folder-deleted");
            case Outcome.ChangedMeanwhile(var now) ->
                    delete(shelf, now, form.changedMeanwhile(now.version()));
            case Outcome.DoesNotFit(var why) -> delete(shelf,
                    tree(shelf).find(folder).orElseThrow(ProblemException::notFound),
                    FolderForm.wrong(form, why));
            case Outcome.WouldHide hiding -> throw new IllegalStateException("removing hides nothing");
        };
    }

    private HttpResponse<byte[]> delete(Shelf shelf, Folder folder, Form<?> form) {
        return face.show(form, mayArrange(shelf),
                (page, typed, look) -> Face.DRAW.vaultFolderDelete(page, typed, shelf.at(), folder));
    }

    @Get(At.PLACE)
    HttpResponse<byte[]> askPlace(Shelf shelf, ItemId item) {
        var found = document(shelf, item);
        return place(shelf, Form.fresh(shelf.visitor(), Map.of("folder",
                Answers.of(found).item().folder().map(FolderId::toString).orElse(""))), found);
    }

    @Post(At.PLACE)
    HttpResponse<byte[]> place(Shelf shelf, ItemId item, Form<FolderForm.Place> form) {
        var place = FolderForm.place(form, "folder").orElseThrow(() -> form.problemFor(
                abri.access().seePlace().at(shelf.by(), new About.OfItem(shelf.vault(), item), Action.MOVE)));
        return switch (Answers.of(abri.vault().arrangeFolders().file(shelf.by(), shelf.vault(), item,
                place, form.ticked("mayHide")))) {
            case Filed.Moved(var moved) -> face.done(shelf.at().folder(moved.folder()), "moved");
            case Filed.WouldHide(var folder) ->
                    ask(shelf, form, shelf.at().place(item), shelf.at().paper(item), 0, 1, "folder");
        };
    }

    private HttpResponse<byte[]> place(Shelf shelf, Form<FolderForm.Place> form,
            Answer<SeeItems.Seen> found) {
        return face.show(form, found, (page, typed, seen) -> Face.DRAW.vaultPlace(page, typed, shelf.at(),
                seen.item(), tree(shelf)));
    }

    private Answer<SeeItems.Seen> document(Shelf shelf, ItemId item) {
        var found = abri.vault().seeItems().find(shelf.by(), shelf.vault(), item);
        if (!(Answers.of(found).item().content() instanceof ItemContent.Document)) {
            throw ProblemException.notFound();
        }
        return found;
    }

    /** VLT-10: whether all that may become private, before it does; what was said goes along unseen. */
    private HttpResponse<byte[]> ask(Shelf shelf, Form<?> form, String action, String back, int folders,
            int documents, String... fields) {
        var said = new LinkedHashMap<String, String>();
        for (var field : fields) {
            said.put(field, form.text(field));
        }
        return face.show(form, mayArrange(shelf), (page, typed, look) -> Face.DRAW.vaultMayHide(page, typed,
                action, back, folders, documents, said));
    }

    private Answer<List<Relay>> sharedWith(Shelf shelf) {
        return abri.vault().seeItems().sharedWith(shelf.by(), shelf.vault());
    }

    private FolderTree tree(Shelf shelf) {
        return Answers.of(abri.vault().arrangeFolders().see(shelf.by(), shelf.vault()));
    }

    private static Folder readable(FolderTree tree, FolderId folder) {
        return tree.find(folder).filter(found -> !found.name().equals(FolderName.UNREADABLE))
                .orElseThrow(ProblemException::notFound);
    }

    private static String number(Version version) {
        return Long.toString(version.number());
    }

    private Answer<Look> mayArrange(Shelf shelf) {
        return abri.access().seePlace().at(shelf.by(), new About.OfVault(shelf.vault()), Action.ARRANGE);
    }
}
