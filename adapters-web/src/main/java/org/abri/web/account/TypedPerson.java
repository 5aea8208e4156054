package org.abri.web.account;

import java.util.Optional;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.web.face.Typed;
import org.abri.web.face.Words;

/** What people typed about somebody; empty when it cannot be taken, and then the form says why. */
public final class TypedPerson {
    private TypedPerson() {}

    /** From the fields {@code given} and {@code family}. */
    public static Optional<PersonName> name(Typed typed) {
        var given = typed.read("given", () -> PersonName.part(typed.value("given")));
        var family = typed.read("family", () -> PersonName.part(typed.value("family")));
        return given.isPresent() && family.isPresent()
                ? Optional.of(new PersonName(given.get(), family.get()))
                : Optional.empty();
    }

    /** From the field {@code reads}: one of the languages that Abri speaks. */
    public static Optional<Language> language(Typed typed) {
        return typed.read("reads", () -> {
            var language = new Language(typed.value("reads"));
            if (!Words.exist(language)) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
            return language;
        });
    }
}
