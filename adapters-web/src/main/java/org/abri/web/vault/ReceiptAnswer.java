package org.abri.web.vault;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import org.abri.application.vault.SeeReceipt.Seen;
import org.abri.application.vault.TextFile;
import org.abri.domain.receipt.SignedReceipt;
import org.abri.domain.vault.FileName;
import org.abri.web.face.QrSvg;
import org.abri.web.problem.ProblemException;

/** LAW-1: a receipt to be kept, to the letter, and as squares: under names that say nothing of the document. */
final class ReceiptAnswer {
    private ReceiptAnswer() {}

    /** Throws {@link ProblemException} when it rests damaged. */
    static HttpResponse<byte[]> file(Seen seen) {
        return FileAnswer.written(MediaType.APPLICATION_JSON,
                new TextFile(new FileName("receipt-" + seen.item().id() + ".json"), signed(seen).text()));
    }

    /** As {@link #file}; with it in the page itself, that would be too large for a slow network. */
    static HttpResponse<byte[]> qr(Seen seen) {
        return HttpResponse.ok(QrSvg.of(signed(seen).text(), "").picture())
                .contentType(MediaType.of("image/svg+xml"))
                .header("Content-Security-Policy", FileAnswer.SANDBOX);
    }

    private static SignedReceipt signed(Seen seen) {
        return seen.receipt().orElseThrow(ProblemException::notFound);
    }
}
