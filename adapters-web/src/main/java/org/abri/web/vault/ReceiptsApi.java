package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.abri.application.Abri;
import org.abri.domain.vault.ItemId;
import org.abri.web.Api;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Found;
import org.abri.web.visit.Shelf;

/** LAW-1: the receipts of documents, for programs. */
@Api
@Controller(Api.AT)
final class ReceiptsApi {
    private static final String OWN = "/vault/items/{item}";
    private static final String SHARED = "/relays/{relay}/vaults/{vault}/items/{item}";

    /** {@code finding}: {@code WHOLE}, {@code WITHOUT_RECEIPT} or {@code DAMAGED}. */
    @Serdeable.Serializable
    record FindingJson(String finding) {}

    private final Abri abri;

    ReceiptsApi(Abri abri) {
        this.abri = abri;
    }

    /** What the service signed when it was given that document, to the letter: keep it as it is, or its signature counts for nothing. */
    @ApiResponse(responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Get(uris = { OWN + "/receipt", SHARED + "/receipt" })
    HttpResponse<byte[]> takeReceipt(@Found Shelf shelf, ItemId item) {
        return ReceiptAnswer.file(
                Answers.of(abri.vault().seeReceipt().see(shelf.by(), shelf.vault(), item)));
    }

    /** Reads a document again to its last byte, and holds it against its receipt; what is found is in the journal. */
    @Status(HttpStatus.OK)
    @Post(uris = { OWN + "/checks", SHARED + "/checks" })
    FindingJson checkDocument(@Found Shelf shelf, ItemId item) {
        return new FindingJson(Answers
                .of(abri.vault().checkDocument().check(shelf.by(), shelf.vault(), item)).name());
    }
}
