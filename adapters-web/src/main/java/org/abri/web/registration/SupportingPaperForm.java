package org.abri.web.registration;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.util.Optional;
import org.abri.application.registration.Register;
import org.abri.application.registration.Register.PaperOutcome;
import org.abri.application.vault.NotAccepted;
import org.abri.web.vault.Upload;

/** REL-1: a supporting document; {@code reference} comes before it. */
@Serdeable
record SupportingPaperForm(String reference, @Schema(type = "string", format = "binary") String file) {
    /** Empty when something in the form is wrong. Throws {@link IOException} when the bytes stop coming. */
    static Optional<PaperOutcome> add(Register register, Optional<String> sender,
            Upload<SupportingPaperForm> upload) throws IOException {
        var reference = ReferenceForm.read(upload.form());
        if (reference.isEmpty()) { return Optional.empty(); }
        return Optional.of(upload.tooLarge() ? new PaperOutcome.NotTaken(NotAccepted.TOO_LARGE)
                : register.addPaper(sender, reference.get(), upload.fileName(), upload.bytes()));
    }
}
