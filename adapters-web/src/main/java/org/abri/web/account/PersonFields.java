package org.abri.web.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.abri.domain.account.BirthDate;
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
    /** Where the day begins first: who is born today was born, wherever they are. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);
    private static final String NO_DATE = "?";

    private PersonFields() {}

    /** From {@code born}, as programs say it; of a page, else from {@code bornDay}, {@code bornMonth} and {@code bornYear}, as far as it is known. */
    public static Optional<BirthDate> born(Form<?> form, Instant now) {
        var today = LocalDate.ofInstant(now, FIRST);
        return form.read("born",
                text -> BirthDate.typed(text.isEmpty() ? bornInParts(form) : text, today));
    }

    /** As {@link #born}; all of it may be left empty. */
    public static Optional<Optional<BirthDate>> bornIfAny(Form<?> form, Instant now) {
        var fields = form.byProgram() ? Stream.of("born")
                : Stream.of("born", "bornDay", "bornMonth", "bornYear");
        if (fields.map(form::text).allMatch(TypedText::isBlank)) { return Optional.of(Optional.empty()); }
        var date = born(form, now);
        return date.isPresent() ? Optional.of(date) : Optional.empty();
    }

    /**
     * Day, month and year as people write them in one text, with naught for what is left out; of a program, nothing. A day
     * without its month is no date: nobody is to guess which of the two was forgotten.
     */
    private static String bornInParts(Form<?> form) {
        if (form.byProgram()) { return ""; }
        var parts = Stream.of("bornDay", "bornMonth", "bornYear").map(form::text).map(String::strip).toList();
        if (parts.stream().allMatch(String::isEmpty)) { return ""; }
        return !parts.getFirst().isEmpty() && parts.get(1).isEmpty() ? NO_DATE
                : parts.stream().map(part -> part.isEmpty() ? "0" : part).collect(Collectors.joining("/"));
    }

    /** From {@code given} and {@code family}; who has one name only leaves one of them empty. */
    public static Optional<PersonName> name(Form<?> form) {
        return name(form, "given", "family");
    }

    /** As {@link #name(Form)}, from fields that are called otherwise. */
    public static Optional<PersonName> name(Form<?> form, String givenField, String familyField) {
        if (TypedText.isBlank(form.text(givenField)) && TypedText.isBlank(form.text(familyField))) {
            form.wrong(givenField, Flaw.MISSING);
            return Optional.empty();
        }
        var given = form.readIfAny(givenField, PersonName::part);
        var family = form.readIfAny(familyField, PersonName::part);
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
