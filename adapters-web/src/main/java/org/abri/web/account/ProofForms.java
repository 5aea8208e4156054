package org.abri.web.account;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import org.abri.domain.account.OneTimeCode;
import org.abri.domain.account.SecretQuestion;
import org.abri.web.visit.Form;

/** AFF-2: what staff are told by the person beside them, who confirms by it what they were asked, named by the address. */
public final class ProofForms {
    private ProofForms() {}

    /** The code that the person has told. */
    @Serdeable
    public record Told(String code) {
        public static Optional<String> read(Form<Told> form) {
            var code = form.read("code", OneTimeCode::typed);
            return form.taken(code::orElseThrow);
        }
    }

    /** What the person answered to their secret question. */
    @Serdeable
    public record Answered(String answer) {
        @Override
        public String toString() {
            return "Answered[…]";
        }

        public static Optional<String> read(Form<Answered> form) {
            var answer = form.read("answer", SecretQuestion::comparable);
            return form.taken(answer::orElseThrow);
        }
    }
}
