package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import org.abri.application.Abri;
import org.abri.application.Once;
import org.abri.application.vault.SeeItems;
import org.abri.domain.relay.RelayId;
import org.abri.domain.vault.ItemId;
import org.abri.domain.vault.VaultId;
import org.abri.domain.vault.Visibility;
import org.abri.web.access.Answers;
import org.abri.web.session.Visitor;

/** VLT-4, VLT-5, VLT-6: the shared part of a vault, for programs of staff at one relay. */
@Controller("/api/v1/relays/{relay}/vaults/{vault}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SharedItemsApi {
    private final Abri abri;
    private final ItemsOfVault items;

    SharedItemsApi(Abri abri, ItemsOfVault items) {
        this.abri = abri;
        this.items = items;
    }

    @Get("/items")
    ItemJson.ItemsJson all(Visitor visitor, RelayId relay, VaultId vault) {
        return switch (abri.seeItems().all(visitor.at(relay), vault)) {
            case SeeItems.ListOutcome.Listed(var seen, var sharedWith) ->
                    new ItemJson.ItemsJson(seen.stream().map(ItemJson::ofShared).toList());
            case SeeItems.ListOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Get("/items/{item}")
    ItemJson one(Visitor visitor, RelayId relay, VaultId vault, ItemId item) {
        return switch (abri.seeItems().one(visitor.at(relay), vault, item)) {
            case SeeItems.OneOutcome.Found(var seen, var sharedWith, var mayCorrect) ->
                    ItemJson.ofShared(seen);
            case SeeItems.OneOutcome.Refused(var why) -> throw Answers.refused(why);
        };
    }

    @Get("/items/{item}/content")
    HttpResponse<FileAnswer> content(Visitor visitor, RelayId relay, VaultId vault, ItemId item) {
        return items.content(visitor.at(relay), vault, item);
    }

    @Post("/documents")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<ItemJson.AddedJson> addDocument(Visitor visitor, RelayId relay, VaultId vault, Once once,
            Upload upload) throws IOException {
        try (upload) {
            return items.addDocument(visitor.at(relay), vault, once, Visibility.SHARED, upload);
        }
    }

    @Post("/notes")
    HttpResponse<ItemJson.AddedJson> addNote(Visitor visitor, RelayId relay, VaultId vault, Once once,
            @Body ItemsOfVault.NewNoteJson given) {
        return items.addNote(visitor.at(relay), vault, once, Visibility.SHARED, given);
    }

    @Patch("/items/{item}")
    HttpResponse<?> change(Visitor visitor, RelayId relay, VaultId vault, ItemId item,
            @Body ItemsOfVault.ChangeJson given) {
        return items.change(visitor.at(relay), vault, item, given);
    }
}
