package org.abri.web.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import org.abri.application.Abri;
import org.abri.application.receipt.KeysText;
import org.abri.application.receipt.Verdict;
import org.abri.web.Api;
import org.abri.web.visit.Form;
import org.abri.web.visit.Found;
import org.jspecify.annotations.Nullable;

/** LAW-1: whether a receipt is this service's, for programs; and the public keys, with which they tell by themselves. */
@Api
@Controller(Api.AT)
final class VerifyApi {
    /** {@code why} not: {@code NOT_A_RECEIPT}, {@code UNKNOWN_VERSION}, {@code UNKNOWN_KEY} or {@code ALTERED}; null when it is. */
    @Serdeable.Serializable
    record VerdictJson(boolean valid, @Nullable String why) {
        static VerdictJson of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Valid(var receipt) -> new VerdictJson(true, null);
                case Verdict.NotValid(var why) -> new VerdictJson(false, why.name());
            };
        }
    }

    private final Abri abri;

    VerifyApi(Abri abri) {
        this.abri = abri;
    }

    /** The public parts of all keys that ever signed receipts, the first one first. */
    @ApiResponse(responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Get("/receipts/keys")
    HttpResponse<byte[]> takeReceiptKeys() {
        return HttpResponse
                .ok(KeysText.of(abri.receipt().keepReceiptKeys().published())
                        .getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** {@code receipt} is its text, as a text. Nothing is told of whether the document is still there. */
    @RequestBody(content = @Content(schema = @Schema(implementation = VerifyForm.class)))
    @Status(HttpStatus.OK)
    @Post("/receipts/verifications")
    VerdictJson verifyReceipt(@Found Form<VerifyForm> form) {
        var text = VerifyForm.read(form).orElseThrow(form::problem);
        return VerdictJson.of(abri.receipt().verifyReceipt().verify(text));
    }
}
