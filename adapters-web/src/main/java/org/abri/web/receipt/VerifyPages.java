package org.abri.web.receipt;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.receipt.Verdict;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.visit.Form;
import org.abri.web.visit.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * LAW-1: anybody asks whether a receipt is this service's. It is told from its text alone: nobody learns here whether a document, a
 * vault or a person is still there.
 */
@Pages
final class VerifyPages {
    private final Abri abri;
    private final Face face;

    VerifyPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(At.VERIFY_RECEIPT)
    HttpResponse<byte[]> ask(Visitor visitor) {
        return show(HttpStatus.OK, Form.fresh(visitor), null);
    }

    /** Nothing changes by it: what was found is the answer itself. */
    @Post(At.VERIFY_RECEIPT)
    HttpResponse<byte[]> verify(Form<VerifyForm> form) {
        var verdict = VerifyForm.read(form).map(abri.receipt().verifyReceipt()::verify).orElse(null);
        return show(Face.statusOf(form), form, verdict);
    }

    private HttpResponse<byte[]> show(HttpStatus status, Form<?> form, @Nullable Verdict verdict) {
        return face.show(status, form, (page, typed) -> Face.DRAW
                .receiptVerify(page.at(At.VERIFY_RECEIPT), typed, verdict));
    }
}
