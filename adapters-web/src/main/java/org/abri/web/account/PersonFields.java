package org.abri.web.account;

import java.util.Optional;
import org.abri.domain.account.Language;
import org.abri.domain.account.PersonName;
import org.abri.domain.account.PhoneNumber;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.abri.domain.text.TypedText;
import org.abri.web.face.Words;
import org.abri.web.visit.Form;

/** What is filled in about somebody, in the same fields of every form; empty when it cannot be taken. */
public final class PersonFields {
    private PersonFields() {}

    /** From {@code given} and {@code family}; who has one name only leaves one of them empty. */
    public static Optional<PersonName> name(Form<?> form) {
        if (TypedText.isBlank(form.text("given")) && TypedText.isBlank(form.text("family"))) {
            form.wrong("given", Flaw.MISSING);
            return Optional.empty();
        }
        var given = form.readIfAny("given", PersonName::part);
        var family = form.readIfAny("family", PersonName::part);
        return given.isPresent() && family.isPresent()
                ? Optional.of(new PersonName(given.get().orElse(""), family.get().orElse("")))
                : Optional.empty();
    }

    /** From {@code language}: one that Abri speaks; French when nothing is said. */
    public static Optional<Language> language(Form<?> form) {
        return form.readIfAny("language", text -> {
            var language = new Language(text);
            if (!Words.exist(language)) { throw new InvalidValue(Flaw.NOT_A_CHOICE); }
            return language;
        }).map(said -> said.orElse(Language.FRENCH));
    }

    /** From {@code phone}, where a place can be rung; it may be left empty. */
    public static Optional<Optional<PhoneNumber>> phoneOfPlace(Form<?> form) {
        return form.readIfAny("phone", TypedPhone::ofPlace);
    }

    /** From {@code phone}, which may be left empty. */
    public static Optional<Optional<PhoneNumber>> phone(Form<?> form) {
        return form.readIfAny("phone", TypedPhone::read);
    }
}
