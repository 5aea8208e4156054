package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import org.abri.application.Abri;
import org.abri.application.access.Answer;
import org.abri.application.vault.SeeReceipt;
import org.abri.domain.vault.ItemId;
import org.abri.web.At;
import org.abri.web.Pages;
import org.abri.web.face.Face;
import org.abri.web.problem.Answers;
import org.abri.web.visit.Form;
import org.abri.web.visit.GivesFile;
import org.abri.web.visit.NoFields;
import org.abri.web.visit.Shelf;

/** LAW-1: the receipt of a document, to be read, printed and kept; and the document read again because somebody asks. */
@Pages
final class ReceiptPages {
    private final Abri abri;
    private final Face face;

    ReceiptPages(Abri abri, Face face) {
        this.abri = abri;
        this.face = face;
    }

    @Get(uris = { At.RECEIPT, At.PERSON + At.RECEIPT })
    HttpResponse<byte[]> see(Shelf shelf, ItemId item) {
        return face.show(shelf.visitor(), seen(shelf, item),
                (page, seen) -> Face.DRAW.vaultReceipt(page, shelf.at(), seen));
    }

    @GivesFile
    @Get(uris = { At.RECEIPT_FILE, At.PERSON + At.RECEIPT_FILE })
    HttpResponse<byte[]> file(Shelf shelf, ItemId item) {
        return ReceiptAnswer.file(Answers.of(seen(shelf, item)));
    }

    @GivesFile
    @Get(uris = { At.RECEIPT_QR, At.PERSON + At.RECEIPT_QR })
    HttpResponse<byte[]> qr(Shelf shelf, ItemId item) {
        return ReceiptAnswer.qr(Answers.of(seen(shelf, item)));
    }

    private Answer<SeeReceipt.Seen> seen(Shelf shelf, ItemId item) {
        return abri.vault().seeReceipt().see(shelf.by(), shelf.vault(), item);
    }

    /** By a press: it takes as long as a download, and is in the journal. */
    @Post(uris = { At.CHECK, At.PERSON + At.CHECK })
    HttpResponse<byte[]> check(Shelf shelf, ItemId item, Form<NoFields> form) {
        var finding = Answers.of(abri.vault().checkDocument().check(shelf.by(), shelf.vault(), item));
        return face.done(shelf.at().receipt(item), switch (finding) {
            case WHOLE -> "found-whole";
            case WITHOUT_RECEIPT -> "not-proven";
            case DAMAGED -> "not-whole";
        });
    }
}
