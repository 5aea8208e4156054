package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.vault.ChangeItem;
import org.abri.application.vault.SeeItems;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.Visibility;
import org.abri.web.access.Answers;
import org.abri.web.affiliation.Sides;
import org.abri.web.session.Visitor;

/** VLT-2, VLT-8, VLT-9: one's own vault, for programs of beneficiaries. */
@Controller("/api/v1/vault")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OwnItemsApi {
    private final Abri abri;
    private final ItemsOfVault items;

    OwnItemsApi(Abri abri, ItemsOfVault items) {
        this.abri = abri;
        this.items = items;
    }

    @Get("/items")
    ItemJson.ItemsJson all(Visitor visitor) {
        var by = Sides.owner(visitor);
        return switch (abri.seeItems().all(by, by.vault())) {
            case SeeItems.ListOutcome.Listed(var seen, var affiliated) ->
                    new ItemJson.ItemsJson(
                            seen.stream().map(one -> ItemJson.ofOwn(one, affiliated)).toList());
            case SeeItems.ListOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Get("/items/{item}")
    ItemJson one(Visitor visitor, ItemId item) {
        var by = Sides.owner(visitor);
        return switch (abri.seeItems().one(by, by.vault(), item)) {
            case SeeItems.OneOutcome.Found(var seen, var affiliated, var mayCorrect) ->
                    ItemJson.ofOwn(seen, affiliated);
            case SeeItems.OneOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Get("/items/{item}/content")
    HttpResponse<FileAnswer> content(Visitor visitor, ItemId item) {
        var by = Sides.owner(visitor);
        return items.content(by, by.vault(), item);
    }

    @Post("/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<ItemJson.AddedJson> addDocument(Visitor visitor, Once once, Upload upload)
            throws IOException {
        try (upload) {
            var by = Sides.owner(visitor);
            return items.addDocument(by, by.vault(), once, Visibility.PRIVATE, upload);
        }
    }

    @Post("/notes")
    HttpResponse<ItemJson.AddedJson> addNote(Visitor visitor, Once once,
            @Body ItemsOfVault.NewNoteJson given) {
        var by = Sides.owner(visitor);
        return items.addNote(by, by.vault(), once, Visibility.PRIVATE, given);
    }

    @Patch("/items/{item}")
    HttpResponse<?> change(Visitor visitor, ItemId item, @Body ItemsOfVault.ChangeJson given) {
        var by = Sides.owner(visitor);
        return items.change(by, by.vault(), item, given);
    }

    @Delete("/items/{item}")
    HttpResponse<?> delete(Visitor visitor, ItemId item) {
        var by = Sides.owner(visitor);
        return switch (abri.changeItem().delete(by, by.vault(), item)) {
            case ChangeItem.DeleteOutcome.Deleted() -> HttpResponse.noContent();
            case ChangeItem.DeleteOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }
}
