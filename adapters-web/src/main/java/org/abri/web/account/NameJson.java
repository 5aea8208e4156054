package org.abri.web.account;

import io.micronaut.serde.annotation.Serdeable;
import org.abri.domain.account.PersonName;
import org.abri.web.access.Answers;
import org.abri.web.access.ProblemException;
import org.abri.domain.text.Flaw;
import org.jspecify.annotations.Nullable;

/** A person's names. */
@Serdeable
public record NameJson(@Nullable String given, @Nullable String family) {
    public static NameJson of(PersonName name) {
        return new NameJson(name.given(), name.family());
    }

    /** The names, or an answer that says which part of {@code field} is at fault. */
    public static PersonName read(String field, @Nullable NameJson name) {
        if (name == null) { throw ProblemException.invalid(field, Flaw.MISSING); }
        return new PersonName(
                Answers.reading(field + ".given", () -> PersonName.part(Answers.typed(name.given()))),
                Answers.reading(field + ".family", () -> PersonName.part(Answers.typed(name.family()))));
    }
}
