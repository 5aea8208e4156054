package org.abri.web.vault;

import io.micronaut.http.HttpStatus;
import org.abri.application.vault.NotAccepted;
import org.abri.web.problem.Answers;
import org.abri.web.problem.ProblemException;
import org.abri.web.visit.Form;

/** UPL-1, VLT-10, VLT-12, LAW-4, MOD-4: how it is answered that something was not taken, once for pages and API. */
final class NotTaken {
    private NotTaken() {}

    /** In which field of a form it is wrong; in none, where the vault is what is full. */
    static <F> Form<F> in(Form<F> form, NotAccepted why) {
        return form.wrong(switch (why) {
            case NOT_CONFIRMED_LAWFUL -> "lawful";
            case EMPTY, TOO_LARGE, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME -> Upload.FILE;
            case IN_A_PRIVATE_FOLDER, NOT_SCANNED_YET, FOUND_BAD -> "visibility";
            case OVER_QUOTA, TOO_MANY_ITEMS, TOO_MUCH_TODAY, TOO_MANY_REMINDERS, TOO_MANY_UPLOADS,
                    NO_FOLDER -> "";
        }, Answers.code(why));
    }

    /** As {@link #in}, to a program. */
    static ProblemException problem(Form<?> form, NotAccepted why) {
        return switch (why) {
            case TOO_LARGE -> ProblemException.tooLarge();
            case OVER_QUOTA -> full(why, "The vault has not enough room left.");
            case IN_A_PRIVATE_FOLDER ->
                    full(why, "What lies in a private folder is private: put it elsewhere to share it.");
            case NO_FOLDER -> full(why, "There is no such folder.");
            case NOT_SCANNED_YET -> full(why, "It waits for its scan: share it afterwards.");
            case FOUND_BAD -> full(why, "Something was found in it that harms computers: it is not shared.");
            case TOO_MANY_ITEMS -> full(why, "The vault holds as many items as any may.");
            case TOO_MUCH_TODAY -> full(why, "That much was changed in this vault today already.");
            case TOO_MANY_REMINDERS -> full(why, "More reminders were programmed of late than may be.");
            case TOO_MANY_UPLOADS -> full(why, "As many uploads wait as may: end one, or stop it.");
            case NOT_CONFIRMED_LAWFUL, EMPTY, TYPE_NOT_ACCEPTED, CONTENT_CONTRADICTS_NAME ->
                    in(form, why).problem();
        };
    }

    private static ProblemException full(NotAccepted why, String detail) {
        return new ProblemException(HttpStatus.CONFLICT, Answers.code(why), detail);
    }
}
