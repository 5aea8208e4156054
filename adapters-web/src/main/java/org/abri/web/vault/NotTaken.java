package org.abri.web.vault;

import io.micronaut.http.HttpStatus;
import org.abri.application.vault.NotAccepted;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;

/** UPL-1, VLT-12, MOD-4: how it is answered that a file was not taken. */
public final class NotTaken {
    private NotTaken() {}

    public static ProblemException answer(NotAccepted why) {
        return switch (why) {
            case TOO_LARGE -> ProblemException.tooLarge();
            case OVER_QUOTA -> new ProblemException(HttpStatus.CONFLICT, "over-quota",
                    "The vault has not enough room left.");
            case NOT_CONFIRMED_LAWFUL -> ProblemException.invalid("lawful", Answers.code(why));
            case EMPTY, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME ->
                    ProblemException.invalid(Upload.FILE, Answers.code(why));
        };
    }
}
