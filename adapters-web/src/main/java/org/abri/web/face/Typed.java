package org.abri.web.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.abri.domain.text.Flaw;
import org.abri.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/** A form as somebody filled it in, with what is wrong in it, to be shown again. Made for one request. */
public final class Typed {
    /** {@code field} is empty when no single field is at fault. */
    public record Problem(String field, String message) {}

    private final Words words;
    private final Map<String, String> values;
    private final List<Problem> problems = new ArrayList<>();
    private final String once;

    Typed(Words words, Map<String, String> values) {
        this.words = words;
        this.values = Map.copyOf(values);
        var sent = values.get("once");
        this.once = sent == null ? UUID.randomUUID().toString() : sent;
    }

    /** Reads a value; when it cannot be taken, says so at {@code field}. */
    public <T> Optional<T> read(String field, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidValue invalid) {
            wrong(field, invalid.flaw());
            return Optional.empty();
        }
    }

    public Typed wrong(String field, Flaw flaw) {
        var special = "flaw." + flaw.name() + "." + field;
        return wrong(field, words.say(words.know(special) ? special : "flaw." + flaw.name()));
    }

    public Typed wrong(String field, String message) {
        problems.add(new Problem(field, message));
        return this;
    }

    public boolean anyWrong() {
        return !problems.isEmpty();
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
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
        return values.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return value.equals(values.get(field));
    }

    /** I4: the key with which this form makes something once. */
    public String once() {
        return once;
    }

    /** What screen readers read with a field. */
    public @Nullable String describedBy(String field, boolean hint) {
        var ids = (hint ? field + "-hint " : "") + (wrong(field) ? field + "-error" : "");
        return ids.isBlank() ? null : ids.strip();
    }
}
