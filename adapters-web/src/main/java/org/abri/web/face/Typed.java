package org.abri.web.face;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.abri.web.visit.Form;
import org.jspecify.annotations.Nullable;

/** A form as templates show it: what was typed, and what is wrong with it, in words. */
public final class Typed {
    /** {@code field} is empty when no single field is at fault. */
    public record Problem(String field, String message) {}

    private final Form<?> form;
    private final List<Problem> problems;

    Typed(Form<?> form, Page page) {
        this.form = form;
        this.problems = form.wrongs().stream().map(wrong -> new Problem(wrong.field(), message(page, wrong)))
                .toList();
    }

    /** The words of a flaw in that field, if it has some of its own there; else how much would do, if that is known. */
    private static String message(Page page, Form.Wrong wrong) {
        var flaw = "flaw." + wrong.code();
        var known = Stream.of(flaw + "." + wrong.field(), flaw + ".at-most").filter(page.words()::know)
                .filter(key -> !key.endsWith(".at-most") || !wrong.arguments().isEmpty()).findFirst();
        return page.say(known.orElse(flaw),
                wrong.arguments().stream()
                        .map(argument -> argument instanceof Instant at ? page.minutesUntil(at) : argument)
                        .toArray());
    }

    public boolean anyWrong() {
        return !problems.isEmpty();
    }

    public List<Problem> problems() {
        return problems;
    }

    public boolean wrong(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    public String problem(String field) {
        return problems.stream().filter(problem -> problem.field().equals(field)).map(Problem::message)
                .findFirst().orElse("");
    }

    /** As typed; empty when absent. */
    public String value(String field) {
        return form.text(field);
    }

    public boolean is(String field, String value) {
        return value.equals(form.text(field));
    }

    /** I4: the key with which this form makes something once. */
    public String once() {
        return form.onceAgain().key().toString();
    }

    /** Whether it comes back to whoever filled it in: nothing was done with it. */
    public boolean isGivenBack() {
        return form.isGivenBack();
    }

    /** Whether passwords are to be read while they are typed. */
    public boolean isShown() {
        return form.isShown();
    }

    /** The same, in the words of another page. */
    public Typed in(Page page) {
        return new Typed(form, page);
    }

    /** The version that this form changes. */
    public String version() {
        return form.version();
    }

    /** Whether it met a change that somebody else made meanwhile. */
    public boolean metAnother() {
        return form.metAnother();
    }

    /** What screen readers read with a field. */
    public @Nullable String describedBy(String field, boolean hint) {
        var ids = (hint ? field + "-hint " : "") + (wrong(field) ? field + "-error" : "");
        return ids.isBlank() ? null : ids.strip();
    }
}
