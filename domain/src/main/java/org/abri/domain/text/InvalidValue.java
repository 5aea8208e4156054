package org.abri.domain.text;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that cannot be built from what was given. Whoever reads input turns it into a clear message on the field at
 * fault; it never carries the value itself, which may be personal.
 */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    public InvalidValue(Flaw flaw) {
        super(flaw.name());
        this.flaw = flaw;
    }

    /** What is wrong with a value; empty when it can be built. */
    public static Optional<Flaw> in(Supplier<?> value) {
        try {
            var unused = value.get();
            return Optional.empty();
        } catch (InvalidValue invalid) {
            return Optional.of(invalid.flaw());
        }
    }

    public Flaw flaw() {
        return flaw;
    }
}
